using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;

namespace Kommunenkat.Web.Api;

/// <summary>What there is to ask for: rounds, indicators and areas.</summary>
internal static class CatalogueEndpoints
{
    public static IReadOnlyList<string> RoundParameters { get; } = [ApiFormats.Parameter];

    public static IReadOnlyList<string> IndicatorParameters { get; } = ["indicator", "round", ApiFormats.Parameter];

    public static IReadOnlyList<string> AreaParameters { get; } = ["level", "area", ApiFormats.Parameter];

    public static async Task<IResult> RoundsAsync(HttpContext http, ReadCatalogue readCatalogue)
    {
        var query = new ApiQuery(http.Request.Query, RoundParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv);
        if (query.Faults.Count > 0)
            return ApiProblem.BadParameters(query.Faults);
        var catalogue = await readCatalogue.RunAsync();
        return catalogue.IsSuccess
            ? ApiAnswer.Records(http, format, catalogue.Value.Rounds, CatalogueFile.Rounds(catalogue.Value.Rounds))
            : ApiProblem.Of(catalogue.Failure);
    }

    public static async Task<IResult> IndicatorsAsync(HttpContext http, ReadCatalogue readCatalogue)
    {
        var outcome = await readCatalogue.RunAsync();
        if (!outcome.IsSuccess)
            return ApiProblem.Of(outcome.Failure);
        var catalogue = outcome.Value;

        var query = new ApiQuery(http.Request.Query, IndicatorParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv);
        var rounds = query.Check("round", query.One("round") is { } key ? [key] : [], [.. catalogue.Rounds.Select(round => round.Round.Key)]);
        var all = rounds is [var only] && catalogue.FindRound(only) is { } round
            ? [.. round.Indicators.Select(indicator => (round, indicator))]
            : catalogue.LatestIndicators;
        var named = query.Check("indicator", query.Many("indicator"), [.. all.Select(found => found.Indicator.Definition.Key)]);
        return query.Faults.Count > 0
            ? ApiProblem.BadParameters(query.Faults)
            : ApiAnswer.Records(http, format, catalogue.Rounds, CatalogueFile.Indicators(
                catalogue, all.Where(found => named.Count == 0 || named.Contains(found.Indicator.Definition.Key))));
    }

    public static IResult Areas(HttpContext http)
    {
        var query = new ApiQuery(http.Request.Query, AreaParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv);
        var levels = query.Levels();
        var areas = query.Areas(levels);
        return query.Faults.Count > 0
            ? ApiProblem.BadParameters(query.Faults)
            : ApiAnswer.Records(http, format, [], CatalogueFile.AreasOf(
                areas.Count > 0 ? areas : Catalogue.AllAreas.Where(area => levels.Count == 0 || levels.Contains(area.Level))));
    }
}
