using Kommunenkat.App.Geography;
using Kommunenkat.Web.Charts;
using static Kommunenkat.Web.Features.Development.TrendSamples;

namespace Kommunenkat.Web.Features.Development;

/// <summary>Made-up figures for areas, with small bases, missing figures and changes up, down and none.</summary>
internal static class AreaSamples
{
    public static ChartValue Country => Percent(218, 245, 45);

    public static IReadOnlyList<BarRow> Counties => [.. Areas.Sweden.Counties.Select((county, place) =>
    {
        var size = Areas.Sweden.Municipalities.Count(municipality => municipality.County == county);
        var answered = Math.Max(1, size - place % 4);
        var value = county.Code switch { "09" => TooFew, "23" => Nobody, _ => Percent(answered * (2 + place * 5 % 7) / 8, answered, size - answered) };
        return new BarRow(county.Name, value, size, $"{answered} av {size}", IsChosen: county.Code == "18");
    })];

    public static IReadOnlyList<BarRow> Groups => [.. Areas.Sweden.Groups.Select((group, place) =>
    {
        var size = Areas.Sweden.Municipalities.Count(municipality => municipality.Group == group);
        return new BarRow(group.Name, place == 0 ? TooFew : Mean(31.25 - 3.1 * place, size), size);
    })];

    public static IReadOnlyList<ChangeRow> GroupChanges => [.. Areas.Sweden.Groups.Select((group, place) =>
        Change(group.Name, (7 * place + 12) % 40 + 20, (11 * place + 31) % 60 + 18) with { IsChosen = place == 4 })];

    public static IReadOnlyList<ChangeRow> CountyChanges => [.. Areas.Sweden.Counties.Select((county, place) => county.Code switch
    {
        "09" => new ChangeRow(county.Name, TooFew, Percent(1, 1), null, "för liten bas"),
        _ => Change(county.Name, 55 + place * 7 % 19, 62 + place * 5 % 23) with { IsChosen = county.Code == "18" },
    })];

    public static HeatData Heat => new(
        [
            new("Styrdokument"), new("Kartläggning av våldets omfattning"), new("Brottsförebyggande lägesbild"),
            new("Samverkansöverenskommelse"), new("Index", ChartUnit.Number), new("Utbildade i genomsnitt", ChartUnit.Number),
        ],
        [.. Areas.Sweden.Counties.Select((county, place) => new HeatRow(
            county.Name,
            [.. Enumerable.Range(0, 6).Select(column => (place * 5 + column * 3) % 17 == 0 ? TooFew : (place + column) % 23 == 7 ? Nobody
                : column < 4 ? Percent((place * 7 + column * 11) % 26, 25) : Mean((place * 37 + column * 11) % 90 * 0.93, 12))],
            IsChosen: county.Code == "18"))]);

    private static ChangeRow Change(string name, int from, int to) => from % 9 == 0
        ? new ChangeRow(name, Percent(from, 100), Percent(to, 100), null, "går inte att jämföra")
        : new ChangeRow(name, Percent(from, 100), Percent(to % 4 == 0 ? from : to, 100), new ChartChange(to % 4 == 0 ? 0 : to - from, 0));
}
