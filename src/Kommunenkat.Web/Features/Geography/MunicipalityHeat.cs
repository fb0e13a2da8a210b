using Kommunenkat.App.Analysis;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Compare;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Geography;

/// <summary>The municipalities of an area by its key indicators in the latest round, each name a link.</summary>
public static class MunicipalityHeat
{
    public static HeatData Of(AreaReport report, IStringLocalizer<CompareTexts> texts)
    {
        var figures = new ComparisonFigures(texts);
        var indicators = KeyIndicators.OfMunicipalitiesIn(report);
        return new HeatData(
            [.. indicators.Select(indicator => new HeatColumn(indicator.Indicator.Name.Shown(), ComparisonFigures.UnitOf(indicator.Indicator)))],
            [.. report.Municipalities.Select((municipality, place) => new HeatRow(
                municipality.Name,
                [.. indicators.Select(indicator => figures.ValueOf(indicator.Municipalities[place]))],
                Address: AreaAddress.OfMunicipality(municipality.Code)))]);
    }
}
