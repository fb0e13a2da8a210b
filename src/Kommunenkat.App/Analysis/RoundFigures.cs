using System.Collections.Concurrent;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>An area at a level, as it is named in files.</summary>
public sealed record Area(string Code, string Name);

/// <summary>
/// The one place where the figures of a round are made: answers in columns, every indicator for every area. What was made once
/// is kept, so that figures are looked up from then on.
/// </summary>
public sealed class RoundFigures
{
    private const string CountryName = "Riket";

    private static readonly Dictionary<AreaLevel, IReadOnlyList<Area>> AreasOfLevel = new()
    {
        [AreaLevel.Country] = [new Area(Areas.CountryCode, CountryName)],
        [AreaLevel.County] = [.. Areas.Sweden.Counties.Select(county => new Area(county.Code, county.Name))],
        [AreaLevel.Group] = [.. Areas.Sweden.Groups.Select(group => new Area(group.Code, group.Name))],
        [AreaLevel.Municipality] = [.. Areas.Sweden.Municipalities.Select(municipality => new Area(municipality.Code, municipality.Name))],
    };

    private static readonly Dictionary<AreaLevel, Dictionary<string, int>> PlacesOfLevel = AreasOfLevel.ToDictionary(
        level => level.Key, level => level.Value.Index().ToDictionary(area => area.Item.Code, area => area.Index, StringComparer.Ordinal));

    private readonly AnswerColumns _columns;
    private readonly Dictionary<AreaLevel, Partition> _partitions;
    private readonly ConcurrentDictionary<string, UnitResults> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Indicator, AreaLevel Level), IReadOnlyList<AreaRow>> _rows = new();
    private readonly ConcurrentDictionary<AreaLevel, IReadOnlyList<Coverage>> _coverage = new();

    /// <param name="units">Every municipality of Sweden once, in order of code, also those not invited.</param>
    internal RoundFigures(Round round, Questionnaire questionnaire, IReadOnlyList<RoundUnit> units, Release? release = null)
        : this(round, AnswerColumns.Encode(questionnaire, units), release)
    {
    }

    private RoundFigures(Round round, AnswerColumns columns, Release? release)
    {
        Round = round;
        Release = release;
        _columns = columns;
        _partitions = AreasOfLevel.ToDictionary(level => level.Key, level => Divide(level.Key, level.Value));
    }

    public Round Round { get; }

    /// <summary>The release that the figures are of; null: they are not released, and made of the answers as they were.</summary>
    public Release? Release { get; }

    public Questionnaire Questionnaire => _columns.Questionnaire;

    /// <summary>The answers themselves.</summary>
    internal AnswerColumns Columns => _columns;

    /// <summary>The round's municipalities in the areas of a level, in order of code.</summary>
    internal Partition AreasOf(AreaLevel level) => _partitions[level];

    /// <summary>The areas of a level in order of code.</summary>
    public static IReadOnlyList<Area> AreasAt(AreaLevel level) => AreasOfLevel[level];

    /// <summary>The area's place among those of its level.</summary>
    internal static int PlaceOf(AreaLevel level, string code) => PlacesOfLevel[level][code];

    /// <summary>What the indicator says of each municipality, in order of code.</summary>
    public UnitResults Results(Indicator indicator) =>
        _results.GetOrAdd(indicator.Key, _ => UnitResults.Of(indicator, _columns));

    /// <summary>The indicator's row for each area of the level, in order of code.</summary>
    public IReadOnlyList<AreaRow> Rows(Indicator indicator, AreaLevel level) =>
        _rows.GetOrAdd((indicator.Key, level), _ => Array.AsReadOnly(_partitions[level].Rows(Results(indicator))));

    /// <summary>How the indicator developed in each area of the level, in order of code, since an earlier round.</summary>
    /// <param name="between">The questionnaire of a round between the two, or null where it is not known.</param>
    internal IReadOnlyList<AreaTrend> TrendsSince(
        RoundFigures earlier, string indicatorKey, AreaLevel level, Func<string, Questionnaire?> between)
    {
        var comparison = RoundComparison.Of(indicatorKey, earlier.Questionnaire, Questionnaire, between);
        var (from, to) = (earlier.FindResults(indicatorKey), FindResults(indicatorKey));
        var rows = TrendRow.ForAreas(earlier._partitions[level], from, _partitions[level], to, comparison.Comparable);
        return [.. AreasAt(level).Select((area, i) => new AreaTrend(
            indicatorKey, earlier.Round.Key, Round.Key, level, area.Code, area.Name, comparison, rows[i], level == AreaLevel.Municipality
                ? new MunicipalityTrend(from?.States[i], to?.States[i], Transitions.Of(from, to, i, comparison.Comparable))
                : null))];
    }

    /// <summary>The round's municipalities as one area of those that somebody chose by hand; an indicator's least base applies.</summary>
    internal Partition Together(IReadOnlySet<string> municipalities) =>
        new(_columns, [.. _columns.Units.Select(code => municipalities.Contains(code) ? 0 : -1)], areaCount: 1, aboveMunicipality: true);

    /// <summary>How the indicator developed since an earlier round in municipalities that somebody chose by hand, taken together.</summary>
    internal TrendRow TrendSince(RoundFigures earlier, string indicatorKey, IReadOnlySet<string> municipalities, TrendComparability comparable) =>
        TrendRow.ForAreas(
            earlier.Together(municipalities), earlier.FindResults(indicatorKey), Together(municipalities), FindResults(indicatorKey), comparable)[0];

    /// <summary>How many were invited and how many have submitted, for each area of the level.</summary>
    public IReadOnlyList<Coverage> Coverage(AreaLevel level) => _coverage.GetOrAdd(level, _ => Array.AsReadOnly(
        AreasAt(level).Select((area, i) => new Coverage(area, _partitions[level].Invited[i], _partitions[level].Submitted[i])).ToArray()));

    /// <summary>The figures with these municipalities, and the round, as they are now.</summary>
    internal RoundFigures With(Round round, IReadOnlyList<RoundUnit> changed) => new(round, _columns.With(changed), Release);

    private UnitResults? FindResults(string indicatorKey) =>
        Questionnaire.FindIndicator(indicatorKey) is { } indicator ? Results(indicator) : null;

    private Partition Divide(AreaLevel level, IReadOnlyList<Area> areas)
    {
        var areaOfUnit = _columns.Units.Select(code => PlaceOf(level, AreaOf(Areas.Sweden.FindMunicipality(code)!, level))).ToArray();
        return new Partition(_columns, areaOfUnit, areas.Count, aboveMunicipality: level != AreaLevel.Municipality);
    }

    internal static string AreaOf(Municipality municipality, AreaLevel level) => level switch
    {
        AreaLevel.Country => Areas.CountryCode,
        AreaLevel.County => municipality.County.Code,
        AreaLevel.Group => municipality.Group.Code,
        AreaLevel.Municipality => municipality.Code,
    };
}

/// <summary>How many municipalities of an area were invited, and how many of them have submitted.</summary>
public sealed record Coverage(Area Area, int Invited, int Submitted);
