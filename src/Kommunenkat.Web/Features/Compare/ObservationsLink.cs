using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>Where the open API has the figures of a comparison; not those of municipalities counted together, which are the reader's own.</summary>
public static class ObservationsLink
{
    /// <returns>From the root and encoded; null where none of the rounds has any of the indicators.</returns>
    public static string? Of(Comparison comparison)
    {
        // The API does not know an indicator that none of the rounds has.
        var indicators = comparison.Indicators.Where(indicator => indicator.Areas.Any(series => series.Figures.Any(figure => figure.Definition is not null)))
            .Select(indicator => indicator.Indicator.Key).ToList();
        return indicators.Count == 0
            ? null
            : $"/api/v1/observations?indicator={List(indicators)}&round={List(comparison.Rounds.Select(round => round.Round.Key))}"
                + $"&area={List(comparison.Areas.Where(area => area.Level is not null).Select(area => area.Code))}&format=csv";
    }

    private static string List(IEnumerable<string> values) => string.Join(',', values.Select(Uri.EscapeDataString));
}
