using Kommunenkat.App.Analysis;
using Kommunenkat.Web.Features.Exports;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>Where the open API has the figures of a comparison; not those of municipalities counted together, which are the reader's own.</summary>
public static class ObservationsLink
{
    /// <returns>From the root and encoded; null where none of the rounds has any of the indicators.</returns>
    public static string? Of(Comparison comparison)
    {
        var indicators = Known(comparison);
        return indicators.Count == 0
            ? null
            : $"/api/v1/observations?indicator={List(indicators)}&round={List(comparison.Rounds.Select(round => round.Round.Key))}"
                + $"&area={List(comparison.Areas.Where(area => area.Level is not null).Select(area => area.Code))}&format=csv";
    }

    /// <summary>The page that makes a workbook of the same figures.</summary>
    public static ExportAddress Export(Comparison comparison) => ExportAddress.OfRounds(comparison.Rounds) with
    {
        Indicators = Known(comparison),
        Areas = [.. comparison.Areas.Where(area => area.Level is not null).Select(area => area.Code)],
    };

    // Neither the API nor an export knows an indicator that none of the rounds has.
    private static List<string> Known(Comparison comparison) =>
        [.. comparison.Indicators.Where(indicator => indicator.Areas.Any(series => series.Figures.Any(figure => figure.Definition is not null)))
            .Select(indicator => indicator.Indicator.Key)];

    private static string List(IEnumerable<string> values) => string.Join(',', values.Select(Uri.EscapeDataString));
}
