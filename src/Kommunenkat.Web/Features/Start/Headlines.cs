using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Start;

/// <summary>The few figures that tell a round at a glance; a round that lacks one shows the others.</summary>
public static class Headlines
{
    /// <summary>Each but the first two is a share of those that the one before it counts.</summary>
    private static readonly string[] Keys = ["svarsfrekvens", "styrdokument", "kartlaggning", "kartlaggning_i_lagesbild"];

    public static IReadOnlyList<NationalFigure> Of(NationalFigures figures) =>
        [.. Keys.Select(key => figures.Indicators.FirstOrDefault(figure => figure.Indicator.Key == key)).OfType<NationalFigure>()];
}
