using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Monitoring;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Exports;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Monitoring;

/// <summary>Hands out the status table as a file: the rows that the page shows, in the same order.</summary>
internal static class StatusFile
{
    private const string Route = "/uppfoljning/fil", RoundName = "omgang";

    /// <summary>Where the file of a round is, with the choice that the page shows.</summary>
    public static string Address(string round, StatusFilter filter) => $"{Route}?{RoundName}={Uri.EscapeDataString(round)}&{filter.Query(filter.Order)}";

    public static void MapStatusFile(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Route, SendAsync).RequireAuthorization();

    private static async Task<IResult> SendAsync(
        HttpContext http, ClaimsPrincipal user, CurrentActor current, ReadStatus read, TimeProvider time,
        IStringLocalizer<MonitoringTexts> texts, IStringLocalizer<WidgetTexts> words)
    {
        var actor = await current.FindAsync(user);
        var statuses = actor.IsSuccess ? await read.RunAsync(actor.Value, http.RequestAborted) : actor.Failure;
        if (!statuses.IsSuccess)
            return TypedResults.StatusCode(statuses.Failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
        if (statuses.Value.FirstOrDefault(status => status.Round.Key == Value(RoundName)) is not { } status)
            return TypedResults.NotFound();
        if (Value(WorkbookResult.FormatName) is not { } format || !WorkbookResult.IsFormat(format))
            return TypedResults.Text(texts["UnknownFormat", WorkbookResult.FormatName], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);

        var filter = StatusFilter.Parse(Value(StatusFilter.StateName), Value(StatusFilter.CountyName), Value(StatusFilter.OrderName));
        var workbook = StatusWorkbook.Of(
            status, filter.Rows(status.Municipalities), Choice(filter, texts, words), state => words[$"State_{state}"], time.GetUtcNow(), WorkbookResult.Language);
        return await WorkbookResult.OfAsync(http, workbook, $"lage-{status.Round.Key}", format);

        string? Value(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    private static IEnumerable<(string Name, string Value)> Choice(StatusFilter filter, IStringLocalizer<MonitoringTexts> texts, IStringLocalizer<WidgetTexts> words)
    {
        yield return (texts["State"], filter.State is { } state ? words[$"State_{state}"] : texts["AllStates"]);
        yield return (texts["County"], filter.County is { } county ? Areas.Sweden.FindCounty(county)!.Name : texts["AllCounties"]);
    }
}
