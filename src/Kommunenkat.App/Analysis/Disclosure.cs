using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <summary>Of which areas the questions that an indicator is made of may be published (semantics §8).</summary>
internal static class Disclosure
{
    /// <summary>Gotland: what is told of such a county or group is told of its municipality.</summary>
    private static readonly HashSet<string> OfOneMunicipality =
        [.. ((AreaLevel[])[AreaLevel.County, AreaLevel.Group]).SelectMany(level => Areas.Sweden.Municipalities
            .GroupBy(municipality => RoundFigures.AreaOf(municipality, level)).Where(area => area.Count() == 1).Select(area => area.Key))];

    /// <summary>Whether there are areas of the level of which it may.</summary>
    public static bool Allows(Indicator indicator, AreaLevel level) => indicator.Publish switch
    {
        Publication.Municipality => true,
        Publication.Aggregate => level != AreaLevel.Municipality,
        Publication.None => false,
    };

    /// <param name="area">Code of an area of the level.</param>
    public static bool Allows(Indicator indicator, AreaLevel level, string area) =>
        Allows(indicator, OfOneMunicipality.Contains(area) ? AreaLevel.Municipality : level);

    /// <summary>
    /// What is not published of single municipalities is not told of those chosen by hand either: two such choices that differ by
    /// one municipality would tell of that one.
    /// </summary>
    public static bool Allows(Indicator indicator, ComparedArea area) => Allows(indicator, area.Level ?? AreaLevel.Municipality, area.Code);
}
