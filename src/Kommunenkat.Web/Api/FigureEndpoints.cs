using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Api;

/// <summary>The figures: observations, and how they moved.</summary>
internal static class FigureEndpoints
{
    private const string Round = "round", Release = "release", From = "from", FromRelease = "fromRelease", To = "to", ToRelease = "toRelease";

    public static IReadOnlyList<string> ObservationParameters { get; } = ["indicator", Round, "level", "area", Release, ApiFormats.Parameter];

    public static IReadOnlyList<string> TrendParameters { get; } = ["indicator", "level", "area", From, To, FromRelease, ToRelease, ApiFormats.Parameter];

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
        var indicators = query.Check("indicator", query.Many("indicator"), IndicatorKeys(catalogue));
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
        var records = ObservationFile.Records(read.Value);
        return ApiAnswer.Figures(http, format, rounds, format switch
        {
            ApiFormat.Json => records.WriteJsonAsync,
            ApiFormat.Csv => records.WriteCsvAsync,
            ApiFormat.JsonStat => new JsonStatFile(rounds, read.Value).WriteAsync,
        });
    }

    public static async Task<IResult> TrendsAsync(HttpContext http, ReadCatalogue readCatalogue, ReadTrends readTrends)
    {
        var outcome = await readCatalogue.RunAsync();
        if (!outcome.IsSuccess)
            return ApiProblem.Of(outcome.Failure);
        var catalogue = outcome.Value;

        var query = new ApiQuery(http.Request.Query, TrendParameters);
        var format = ApiFormats.Read(query, http.Request, ApiFormat.Json, ApiFormat.Csv);
        var indicator = query.Required("indicator", IndicatorKeys(catalogue));
        var level = query.RequiredLevel();
        var areas = query.Areas(level is null ? [] : [level.Value]);
        var (from, to) = (RoundOf(query, catalogue, From, FromRelease), RoundOf(query, catalogue, To, ToRelease));
        if (from is not null && to is not null && !RoundOrder.IsBefore(from.Round.Key, to.Round.Key))
            query.Fault(From, $"A trend goes from a round to a later one: from \"{from.Round.Key}\" is not before to \"{to.Round.Key}\".");
        if (query.Faults.Count > 0 || indicator is null || level is null || from is null || to is null)
            return ApiProblem.BadParameters(query.Faults);

        var read = await readTrends.RunAsync(Actor.Anonymous, new TrendQuery(
            indicator, level.Value, areas is [var only] ? only.Area.Code : null, from.Round.Key, to.Round.Key, from.Release.Number, to.Release.Number));
        if (read.Failure is { Kind: FailureKind.NotFound })
        {
            FaultOfPublication(query, catalogue, indicator);
            return ApiProblem.BadParameters(query.Faults);
        }

        if (!read.IsSuccess)
            return ApiProblem.Of(read.Failure);
        var trends = read.Value.Where(trend => areas.Count == 0 || areas.Any(area => area.Area.Code == trend.Area)).ToList();
        return ApiAnswer.Figures(http, format, [from, to], format == ApiFormat.Csv ? output => TrendFile.WriteCsvAsync(output, trends)
            : areas.Count == 1 ? output => TrendFile.WriteJsonAsync(output, trends.Single())
            : output => TrendFile.WriteJsonAsync(output, trends));
    }

    /// <summary>The rounds that are named, as of the release that is named; none named: all.</summary>
    private static List<PublicRound> Rounds(ApiQuery query, Catalogue catalogue)
    {
        var named = query.Check(Round, query.Many(Round), RoundKeys(catalogue));
        List<PublicRound> rounds = [.. catalogue.Rounds.Where(round => named.Count == 0 || named.Contains(round.Round.Key))];
        return ReleaseOf(query, catalogue, Round, Release) is { } release ? [.. rounds.Select(round => round.AsOf(release))] : rounds;
    }

    /// <summary>The one round that a parameter names, as of the release that another may name; null, with a fault, where there is none.</summary>
    private static PublicRound? RoundOf(ApiQuery query, Catalogue catalogue, string roundParameter, string releaseParameter)
    {
        var key = query.Required(
            roundParameter, RoundKeys(catalogue), unknown => $"The round {unknown} named by \"{roundParameter}\" is not published, or there is none.");
        var release = ReleaseOf(query, catalogue, roundParameter, releaseParameter);
        var round = key is null ? null : catalogue.FindRound(key);
        return release is null ? round : round?.AsOf(release.Value);
    }

    /// <summary>The release that is named of one round; null where none is, or with a fault.</summary>
    private static int? ReleaseOf(ApiQuery query, Catalogue catalogue, string roundParameter, string releaseParameter)
    {
        if (query.Number(releaseParameter) is not { } release)
            return null;
        if (query.Many(roundParameter) is not [var key])
            query.Fault(releaseParameter, $"Release {release} of which round? Name one round by \"{roundParameter}\" with it.");
        else if (catalogue.FindRound(key) is { } round && release > round.Release.Number)
            query.Fault(releaseParameter, $"There is no release {release} of round {key}; the latest is {round.Release.Number}.", [.. round.Releases.Select(known => $"{known.Number}")]);
        else
            return release;
        return null;
    }

    private static IReadOnlyList<string> RoundKeys(Catalogue catalogue) => [.. catalogue.Rounds.Select(round => round.Round.Key)];

    private static IReadOnlyList<string> IndicatorKeys(Catalogue catalogue) => [.. catalogue.LatestIndicators.Select(found => found.Indicator.Definition.Key)];

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
