using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Api;

/// <summary>The figures: observations, and how they moved.</summary>
internal static class FigureEndpoints
{
    public static IReadOnlyList<string> ObservationParameters { get; } = ["indicator", "round", "level", "area", "release", ApiFormats.Parameter];

    public static IReadOnlyList<string> TrendParameters { get; } = ["indicator", "level", "area", "from", "to", ApiFormats.Parameter];

    public static async Task<IResult> ObservationsAsync(HttpContext http, ReadCatalogue readCatalogue, ReadObservations readObservations)
    {
        var outcome = await readCatalogue.RunAsync();
        if (!outcome.IsSuccess)
            return ApiProblem.Of(outcome.Failure);
        var catalogue = outcome.Value;

        var query = new ApiQuery(http.Request.Query, ObservationParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv, ApiFormat.JsonStat);
        var rounds = Rounds(query, catalogue);
        var levels = query.Levels();
        var areas = query.Areas(levels);
        // Who names areas means their levels.
        if (levels.Count == 0)
            levels = [.. areas.Select(area => area.Level).Distinct()];
        var indicators = query.Check("indicator", query.Many("indicator"), Keys(catalogue));
        foreach (var indicator in indicators.Where(indicator => !IsPublished(indicator, rounds, levels)))
            FaultOfPublication(query, catalogue, indicator);
        if (query.Faults.Count > 0)
            return ApiProblem.BadParameters(query.Faults);

        var read = await readObservations.RunAsync(Actor.Anonymous, new ObservationSelection(
            indicators,
            [.. rounds.Select(round => round.Round.Key)],
            levels,
            [.. areas.Select(area => area.Area.Code)],
            rounds.ToDictionary(round => round.Round.Key, round => round.Release.Number)));
        if (!read.IsSuccess)
            return ApiProblem.Of(read.Failure);
        return format switch
        {
            ApiFormat.Json or ApiFormat.Csv => ApiAnswer.Records(http, format, rounds, ObservationFile.Records(read.Value)),
            ApiFormat.JsonStat => ApiAnswer.Send(http, format, rounds, new JsonStatFile(
                rounds, catalogue.LatestIndicators.ToDictionary(
                    found => found.Indicator.Definition.Key, found => found.Indicator.Definition.Name["sv"]), read.Value).WriteAsync),
        };
    }

    public static async Task<IResult> TrendsAsync(HttpContext http, ReadCatalogue readCatalogue, ReadTrends readTrends)
    {
        var outcome = await readCatalogue.RunAsync();
        if (!outcome.IsSuccess)
            return ApiProblem.Of(outcome.Failure);
        var catalogue = outcome.Value;

        var query = new ApiQuery(http.Request.Query, TrendParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv);
        var indicator = query.Required("indicator", Keys(catalogue));
        query.Required("level", ObservationWords.Levels);
        var levels = query.Levels();
        var areas = query.Areas(levels);
        var (from, to) = (query.Required("from", RoundKeys(catalogue)), query.Required("to", RoundKeys(catalogue)));
        if (query.Faults.Count == 0 && !RoundOrder.IsBefore(from, to))
            query.Fault("from", $"A trend goes from a round to a later one: from \"{from}\" is not before to \"{to}\".");
        if (query.Faults.Count > 0)
            return ApiProblem.BadParameters(query.Faults);

        PublicRound[] rounds = [catalogue.FindRound(from)!, catalogue.FindRound(to)!];
        var read = await readTrends.RunAsync(Actor.Anonymous, new TrendQuery(
            indicator, levels[0], areas is [var only] ? only.Area.Code : null, from, to, rounds[0].Release.Number, rounds[1].Release.Number));
        if (read.Failure is { Kind: FailureKind.NotFound })
        {
            FaultOfPublication(query, catalogue, indicator);
            return ApiProblem.BadParameters(query.Faults);
        }

        if (!read.IsSuccess)
            return ApiProblem.Of(read.Failure);
        var trends = read.Value.Where(trend => areas.Count == 0 || areas.Any(area => area.Area.Code == trend.Area)).ToList();
        return ApiAnswer.Text(http, format, rounds, format == ApiFormat.Csv ? TrendFile.Csv(trends)
            : areas.Count == 1 ? TrendFile.Json(trends.Single())
            : TrendFile.Json(trends));
    }

    /// <summary>The rounds that are named, as of the release that is named; none named: all.</summary>
    private static List<PublicRound> Rounds(ApiQuery query, Catalogue catalogue)
    {
        var named = query.Check("round", query.Many("round"), RoundKeys(catalogue));
        List<PublicRound> rounds = [.. catalogue.Rounds.Where(round => named.Count == 0 || named.Contains(round.Round.Key))];
        if (query.Number("release") is not { } release)
            return rounds;

        if (query.Many("round").Count != 1)
            query.Fault("release", $"Release {release} of which round? Name one round with it.");
        else if (named.Count == 1 && release > rounds[0].Release.Number)
            query.Fault("release", $"There is no release {release} of round {named[0]}; the latest is {rounds[0].Release.Number}.", [.. rounds[0].Releases.Select(known => $"{known.Number}")]);
        else
            return [.. rounds.Select(round => round.AsOf(release))];
        return rounds;
    }

    private static IReadOnlyList<string> RoundKeys(Catalogue catalogue) => [.. catalogue.Rounds.Select(round => round.Round.Key)];

    private static IReadOnlyList<string> Keys(Catalogue catalogue) => [.. catalogue.LatestIndicators.Select(found => found.Indicator.Definition.Key)];

    /// <param name="levels">None: any.</param>
    private static bool IsPublished(string indicator, IReadOnlyList<PublicRound> rounds, IReadOnlyList<AreaLevel> levels) =>
        rounds.Any(round => round.FindIndicator(indicator) is { } found && (levels.Count == 0 || levels.Any(found.Levels.Contains)));

    private static void FaultOfPublication(ApiQuery query, Catalogue catalogue, string indicator)
    {
        var rounds = catalogue.Rounds.Select(round => (round.Round.Key, Indicator: round.FindIndicator(indicator))).Where(round => round.Indicator is not null)
            .Select(round => $"in {round.Key} of {string.Join(", ", round.Indicator!.Levels.Select(ObservationWords.Of))}");
        query.Fault("indicator", $"The indicator \"{indicator}\" is not published for that round and level. It is {string.Join("; ", rounds)}.");
    }
}
