using Kommunenkat.App.Geography;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Widgets;

namespace Kommunenkat.Web.Features.Development;

/// <summary>Made-up maps: yes, no and the missing kinds; classes of a value.</summary>
internal static class MapSamples
{
    public static IReadOnlyList<MapCategory> YesNo =>
    [
        new("Ja", MapFill.Filled), new("Nej", MapFill.Open), new("Svarade inte", MapFill.Dotted),
        new("Vet inte", MapFill.Symbol, "?"), new("Ej aktuellt", MapFill.Symbol, "."), new("Inte tillfrågad", MapFill.Dashed),
    ];

    public static IReadOnlyList<MapTile> YesNoTiles => [.. Areas.Sweden.Municipalities.Select((municipality, place) =>
        new MapTile(municipality.Code, municipality.Name, (place * 7 % 23) switch { < 12 => 0, < 17 => 1, < 20 => 2, 20 => 3, 21 => 4, _ => 5 }))];

    public static IReadOnlyList<MapCategory> Classes => [.. MapCategory.Fifths(Scale.OfPercent, ChartUnit.Number), new("Svarade inte", MapFill.Dotted)];

    public static IReadOnlyList<MapTile> ClassTiles => [.. Areas.Sweden.Municipalities.Select((municipality, place) =>
    {
        var index = (place * 37 + municipality.Population / 999) % 101 * 0.995;
        return place % 11 == 3
            ? new MapTile(municipality.Code, municipality.Name, 5)
            : new MapTile(municipality.Code, municipality.Name, Scale.OfPercent.Fifth(index) - 1, Num.Rounded(index, 1));
    })];
}
