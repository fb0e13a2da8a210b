using System.Globalization;
using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Exploring;
using Kommunenkat.Web.Features.Access;
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
            ? await SentAsync(http, CrossTableWorkbook.Of(table.Value, request.Query, Language), $"utforska-{query.Round}-{request.Question}")
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
            ? await SentAsync(http, NonResponseWorkbook.Of(found.Value, request.Query, Language), $"bortfall-{request.Chosen.Round}-{request.Chosen.Area}")
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

    /// <param name="name">Of the file, of keys and codes; whatever else they hold is replaced.</param>
    private static async Task<IResult> SentAsync(HttpContext http, Workbook workbook, string name)
    {
        // It holds what is not published, and the computer may be shared.
        http.Response.Headers.CacheControl = "no-store";
        var isCsv = Value(http)(ExplorerRoutes.FormatName) == ExplorerRoutes.Csv;
        // Made whole before any of it is sent: what goes wrong shows as an error, and never as half a file.
        using var content = new MemoryStream();
        if (isCsv)
            await CsvFile.WriteAsync(workbook.Sheets[1], CsvForm.Excel, content, http.RequestAborted);
        else
            await XlsxFile.WriteAsync(workbook, content, http.RequestAborted);
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return TypedResults.Bytes(
            content.ToArray(),
            isCsv ? "text/csv; charset=utf-8" : XlsxFile.ContentType,
            $"{safe}.{(isCsv ? ExplorerRoutes.Csv : ExplorerRoutes.Xlsx)}");
    }

    private static ExportLanguage Language => ExportLanguage.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? ExportLanguage.Swedish;

    private static Func<string, string?> Value(HttpContext http) => name => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Those of the choice, and of the form of file.</summary>
    private static IReadOnlyList<ExplorerProblem> Problems(IReadOnlyList<ExplorerProblem> problems, HttpContext http) =>
        Value(http)(ExplorerRoutes.FormatName) is not (ExplorerRoutes.Xlsx or ExplorerRoutes.Csv) and var format
            ? [.. problems, new ExplorerProblem(ExplorerFault.UnknownFormat, ExplorerRoutes.FormatName, format ?? "")]
            : problems;

    private static ContentHttpResult Faulty(IReadOnlyList<ExplorerProblem> problems, IStringLocalizer<ExploringTexts> texts) => TypedResults.Text(
        string.Join('\n', problems.Select(problem => texts[$"Fault.{problem.Fault}", problem.Parameter, problem.Value].Value)),
        "text/plain; charset=utf-8",
        statusCode: StatusCodes.Status400BadRequest);

    private static StatusCodeHttpResult Refused(Failure? failure) => TypedResults.StatusCode(
        failure is { Kind: FailureKind.Unavailable } ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
}
