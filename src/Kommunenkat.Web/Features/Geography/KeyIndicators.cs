using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Geography;

/// <summary>The indicators that stand for the whole where there is no room for all; a round that lacks one shows the others.</summary>
public static class KeyIndicators
{
    private static readonly string[] Headlines = ["svarsfrekvens", "styrdokument", "kartlaggning", "samordnare"];

    private static readonly string[] OfMunicipalities =
        ["styrdokument", "kartlaggning", "lagesbild_vald", "samordnare", "budget", "stod_utovare", "grundstruktur_index"];

    /// <summary>Those that tell an area at a glance.</summary>
    public static IReadOnlyList<AreaIndicator> HeadlinesOf(AreaReport report) => Chosen(report.Indicators, Headlines);

    /// <summary>Those that are told of each municipality of an area, beside each other.</summary>
    public static IReadOnlyList<AreaIndicator> OfMunicipalitiesIn(AreaReport report) =>
        Chosen([.. report.Indicators.Where(indicator => indicator.Municipalities.Count > 0 && !indicator.Indicator.IsOfStatusAlone)], OfMunicipalities);

    /// <summary>Of a questionnaire that has none of the keys, the first there are.</summary>
    private static List<AreaIndicator> Chosen(IReadOnlyList<AreaIndicator> all, string[] keys)
    {
        var chosen = keys.Select(key => all.FirstOrDefault(indicator => indicator.Indicator.Key == key)).OfType<AreaIndicator>().ToList();
        return chosen.Count > 0 ? chosen : [.. all.Take(keys.Length)];
    }
}
