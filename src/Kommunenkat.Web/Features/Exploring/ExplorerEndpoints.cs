using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exploring;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Exports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>Hands out what the explorer's pages show, as a file.</summary>
internal static class ExplorerEndpoints
{
    public static void MapExplorer(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ExplorerRoutes.TableFile, SendTableAsync).RequireAuthorization();
        endpoints.MapGet(ExplorerRoutes.NonResponseFile, SendNonResponseAsync).RequireAuthorization();
    }

    private static async Task<IResult> SendTableAsync(
        HttpContext http, ClaimsPrincipal user, CurrentActor current, ListExplorableRounds list, ReadCrossTable read, IStringLocalizer<ExploringTexts> texts)
    {
        var (actor, rounds, failure) = await AllowedAsync(http, user, current, list);
        if (rounds.Count == 0)
            return Refused(failure);
        var request = ExplorerRequest.Parse(Value(http), rounds);
        if (Problems(request.Problems, http) is { Count: > 0 } problems)
            return Faulty(problems, texts);
        if (request.TableQuery is not { } query)
            return Faulty([new ExplorerProblem(ExplorerFault.UnknownQuestion, ExplorerRequest.QuestionName, "")], texts);

        var table = await read.RunAsync(actor, query, http.RequestAborted);
        return table.IsSuccess
            ? await WorkbookResult.OfAsync(
                http, CrossTableWorkbook.Of(table.Value, request.Query, WorkbookResult.Language), $"utforska-{query.Round}-{request.Question}", Format(http)!)
            : Refused(table.Failure);
    }

    private static async Task<IResult> SendNonResponseAsync(
        HttpContext http, ClaimsPrincipal user, CurrentActor current, ListExplorableRounds list, ReadNonResponse read, IStringLocalizer<ExploringTexts> texts)
    {
        var (actor, rounds, failure) = await AllowedAsync(http, user, current, list);
        if (rounds.Count == 0)
            return Refused(failure);
        var request = NonResponseRequest.Parse(Value(http), rounds);
        if (Problems(request.Problems, http) is { Count: > 0 } problems)
            return Faulty(problems, texts);

        var found = await read.RunAsync(actor, request.Chosen, http.RequestAborted);
        return found.IsSuccess
            ? await WorkbookResult.OfAsync(
                http, NonResponseWorkbook.Of(found.Value, request.Query, WorkbookResult.Language), $"bortfall-{request.Chosen.Round}-{request.Chosen.Area}", Format(http)!)
            : Refused(found.Failure);
    }

    /// <returns>Who asks and what they may look into; nothing, with why not, where there is none of it for them.</returns>
    private static async Task<(Actor Actor, IReadOnlyList<ExplorableRound> Rounds, Failure? Failure)> AllowedAsync(
        HttpContext http, ClaimsPrincipal user, CurrentActor current, ListExplorableRounds list)
    {
        var actor = await current.FindAsync(user);
        var rounds = actor.IsSuccess ? await list.RunAsync(actor.Value, http.RequestAborted) : actor.Failure;
        return rounds.IsSuccess ? (actor.Value, rounds.Value, null) : (Actor.Anonymous, [], rounds.Failure);
    }

    private static Func<string, string?> Value(HttpContext http) => name => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Those of the choice, and of the form of file.</summary>
    private static IReadOnlyList<ExplorerProblem> Problems(IReadOnlyList<ExplorerProblem> problems, HttpContext http) =>
        WorkbookResult.IsFormat(Format(http)) ? problems : [.. problems, new ExplorerProblem(ExplorerFault.UnknownFormat, WorkbookResult.FormatName, Format(http) ?? "")];

    private static string? Format(HttpContext http) => Value(http)(WorkbookResult.FormatName);

    private static ContentHttpResult Faulty(IReadOnlyList<ExplorerProblem> problems, IStringLocalizer<ExploringTexts> texts) => TypedResults.Text(
        string.Join('\n', problems.Select(problem => texts[$"Fault.{problem.Fault}", problem.Parameter, problem.Value].Value)),
        "text/plain; charset=utf-8",
        statusCode: StatusCodes.Status400BadRequest);

    private static StatusCodeHttpResult Refused(Failure? failure) => TypedResults.StatusCode(
        failure is { Kind: FailureKind.Unavailable } ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
}
