using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Web.Charts;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>An indicator on the map: yes and no, or classes of a number, and each kind of missing figure by its symbol.</summary>
public static class MunicipalityMap
{
    /// <param name="indicator">For municipalities only; the latest of its rounds is shown.</param>
    public static (IReadOnlyList<MapCategory> Categories, IReadOnlyList<MapTile> Tiles) Of(ComparedIndicator indicator, IStringLocalizer<CompareTexts> texts)
    {
        var figures = new ComparisonFigures(texts);
        var values = indicator.Areas.Select(series => (series.Area, Figure: series.Figures[^1], Value: figures.ValueOf(series.Figures[^1]))).ToList();
        var unit = ComparisonFigures.UnitOf(indicator.Indicator);
        var scale = Scale.Of(unit, values.Select(item => item.Value.Value).OfType<double>());

        var isYesOrNo = ComparisonFigures.IsYesOrNo(indicator.Indicator);
        List<MapCategory> categories = isYesOrNo
            ? [new(texts["Yes"], MapFill.Filled), new(texts["No"], MapFill.Open)]
            : [.. MapCategory.Fifths(scale, unit)];
        var tiles = new List<MapTile>();
        foreach (var (area, figure, value) in values.OrderBy(item => item.Area.Code, StringComparer.Ordinal))
        {
            if (value.Value is { } number)
            {
                var category = isYesOrNo ? figure.State == UnitState.Yes ? 0 : 1 : scale.Fifth(number) - 1;
                tiles.Add(new MapTile(area.Code, area.Name!, category, isYesOrNo ? null : value.Text));
                continue;
            }

            var missing = new MapCategory(value.Reason!, Fill(figure), value.Text);
            if (!categories.Contains(missing))
                categories.Add(missing);
            tiles.Add(new MapTile(area.Code, area.Name!, categories.IndexOf(missing)));
        }

        return (categories, tiles);
    }

    private static MapFill Fill(ComparedFigure figure) => figure.State switch
    {
        UnitState.NoResponse => MapFill.Dotted,
        UnitState.NotInvited or null => MapFill.Dashed,
        UnitState.Unanswered or UnitState.DontKnow or UnitState.NotApplicable => MapFill.Symbol,
        UnitState.Yes or UnitState.No or UnitState.Value => throw new ArgumentException("There is a figure.", nameof(figure)),
    };
}
