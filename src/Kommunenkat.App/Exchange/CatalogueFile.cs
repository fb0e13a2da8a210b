using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;

namespace Kommunenkat.App.Exchange;

/// <summary>Writes for machines what there is to ask for: rounds, indicators and areas, in the words of the figures' own files.</summary>
public static class CatalogueFile
{
    private const string Swedish = "sv", English = "en";

    public static IReadOnlyList<string> RoundColumns { get; } =
        ["round", "title", "titleEn", "state", "isDemo", "release", "releasedAt", "releaseNote", "indicators", "releases"];

    private static readonly string[] ReleaseColumns = ["release", "releasedAt", "releaseNote"];

    public static IReadOnlyList<string> IndicatorColumns { get; } =
    [
        "indicator", "name", "nameEn", "description", "descriptionEn", "baseNote", "baseNoteEn", "unit", "direction", "decimals",
        "minBase", "round", "version", "rounds", "levels",
    ];

    public static IReadOnlyList<string> AreaColumns { get; } = ["level", "area", "areaName", "county", "group", "population"];

    /// <summary>A record for each round, of its latest release and with all that it has.</summary>
    public static MachineRecords Rounds(IEnumerable<PublicRound> rounds) => new(RoundColumns, rounds.Select(round =>
    {
        var release = round.Release;
        return (object?[])
        [
            round.Round.Key, round.Questionnaire.Title[Swedish], round.Questionnaire.Title[English], ObservationWords.Of(round.Round.State),
            round.Round.IsDemo, release.Number, Moment(release.ReleasedAt), release.Note,
            round.Indicators.Select(indicator => indicator.Definition.Key).ToList(),
            new MachineRecords(ReleaseColumns, round.Releases.Select(known => (object?[])[known.Number, Moment(known.ReleasedAt), known.Note])),
        ];
    }));

    /// <summary>A record for each indicator, as it is defined in the round beside it.</summary>
    public static MachineRecords Indicators(Catalogue catalogue, IEnumerable<(PublicRound Round, PublicIndicator Indicator)> indicators) =>
        new(IndicatorColumns, indicators.Select(found =>
        {
            var definition = found.Indicator.Definition;
            return (object?[])
            [
                definition.Key, definition.Name[Swedish], definition.Name[English],
                definition.Description[Swedish], definition.Description[English], definition.BaseNote[Swedish], definition.BaseNote[English],
                ObservationWords.Of(definition.Unit), ObservationWords.Of(definition.Direction), definition.Decimals, definition.MinBase,
                found.Round.Round.Key, definition.Version, catalogue.RoundsWith(definition.Key),
                found.Indicator.Levels.Select(ObservationWords.Of).ToList(),
            ];
        }));

    /// <summary>A record for each area; county, group and population are of municipalities only.</summary>
    public static MachineRecords AreasOf(IEnumerable<(AreaLevel Level, Area Area)> areas) => new(AreaColumns, areas.Select(found =>
    {
        var municipality = found.Level == AreaLevel.Municipality ? Areas.Sweden.FindMunicipality(found.Area.Code) : null;
        return (object?[])
        [
            ObservationWords.Of(found.Level), found.Area.Code, found.Area.Name,
            municipality?.County.Code, municipality?.Group.Code, municipality?.Population,
        ];
    }));

    /// <summary>The day in Sweden, as the pages have it, in ISO 8601.</summary>
    public static string Day(DateTimeOffset time) => DateOnly.FromDateTime(SwedishTime.Local(time).DateTime).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>UTC, ISO 8601 to the second.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
