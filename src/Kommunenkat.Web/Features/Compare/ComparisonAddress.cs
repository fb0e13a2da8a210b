using System.Collections.Immutable;
using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>How a comparison is shown.</summary>
public enum ComparisonView
{
    /// <summary>Areas by indicators, the latest of the chosen rounds.</summary>
    Table,

    /// <summary>One indicator, the last two of the chosen rounds.</summary>
    Dots,

    /// <summary>One indicator, the last two of the chosen rounds.</summary>
    Slopes,

    /// <summary>One indicator for each area over all chosen rounds; of a single area, each indicator.</summary>
    Series,

    /// <summary>One indicator, each municipality of the chosen areas, the latest of the chosen rounds.</summary>
    Map,
}

public enum ComparisonOrder
{
    /// <summary>As the areas stand in the address.</summary>
    Chosen,

    /// <summary>From A to Ö.</summary>
    Name,

    /// <summary>The one with the most inhabitants first.</summary>
    Size,

    /// <summary>The largest of the latest round first, those without a figure last.</summary>
    Value,
}

/// <summary>
/// All that a reader has chosen, as it stands in the address of the page. Links to comparisons are made by it:
/// <c>ComparisonAddress.OfIndicator("styrdokument").ToString()</c>.
/// </summary>
public sealed record ComparisonAddress
{
    public const string Page = "/resultat/jamfor";

    public const string
        IndicatorsName = "matt", AreasName = "omraden", RoundsName = "omgangar", TogetherName = "samlat", ViewName = "visa", OrderName = "ordna", FocusName = "fokus";

    public const string Yes = "ja";

    /// <summary>Nothing chosen: the page shows the country and the groups.</summary>
    public static readonly ComparisonAddress Empty = new();

    /// <summary>Keys; none: the first few there are. Whether there are such indicators is not known here.</summary>
    public ImmutableArray<string> Indicators { get; init; } = [];

    public ImmutableArray<AreaTerm> Areas { get; init; } = [];

    /// <summary>Keys; none: all. Whether there are such rounds is not known here.</summary>
    public ImmutableArray<string> Rounds { get; init; } = [];

    /// <summary>Whether the chosen municipalities are also counted together, as an area of their own.</summary>
    public bool Together { get; init; }

    public ComparisonView View { get; init; }

    public ComparisonOrder Order { get; init; }

    /// <summary>Key of the indicator that pictures show and that "by value" means; null: the first.</summary>
    public string? Focus { get; init; }

    /// <summary>An indicator in all counties, beside the country.</summary>
    public static ComparisonAddress OfIndicator(string key) =>
        new() { Indicators = [key], Areas = [AreaTerm.Country, AreaTerm.AllCounties], View = ComparisonView.Dots };

    /// <summary>A municipality beside those like it, its county and the country.</summary>
    /// <exception cref="ArgumentException">There is no such municipality.</exception>
    public static ComparisonAddress OfMunicipality(string code) =>
        new() { Areas = [Known($"liknande-{code}"), Known(code[..2]), AreaTerm.Country] };

    /// <summary>A county beside all others and the country.</summary>
    /// <exception cref="ArgumentException">There is no such county.</exception>
    public static ComparisonAddress OfCounty(string code) => new() { Areas = [Known(code), AreaTerm.Country, AreaTerm.AllCounties] };

    /// <summary>The municipalities of a county, beside it and the country.</summary>
    /// <exception cref="ArgumentException">There is no such county.</exception>
    public static ComparisonAddress OfMunicipalitiesIn(string county) =>
        new() { Areas = [AreaTerm.Country, Known(county), Known($"kommuner-{county}")] };

    /// <summary>Codes of the areas, each once, in the order they were chosen. Nothing chosen: the country and the groups.</summary>
    public IEnumerable<string> AreaCodes =>
        (Areas.IsEmpty ? [AreaTerm.Country, AreaTerm.AllGroups] : Areas).SelectMany(term => term.Codes()).Distinct();

    /// <summary>Whether the area is one that others were chosen to be like.</summary>
    public bool IsAbout(ComparedArea area) => Areas.Any(term => term.Kind == AreaTermKind.Similar && term.Code == area.Code);

    public bool Equals(ComparisonAddress? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>From the root and encoded, without what need not be said.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        Add(IndicatorsName, Indicators);
        Add(AreasName, Areas.Select(term => term.ToString()));
        if (Together)
            parts.Add($"{TogetherName}={Yes}");
        Add(RoundsName, Rounds);
        if (View != ComparisonView.Table)
            parts.Add($"{ViewName}={Word(View)}");
        if (Order != ComparisonOrder.Chosen)
            parts.Add($"{OrderName}={Word(Order)}");
        if (Focus is not null)
            parts.Add($"{FocusName}={Uri.EscapeDataString(Focus)}");
        return parts.Count == 0 ? Page : $"{Page}?{string.Join('&', parts)}";

        void Add(string name, IEnumerable<string> values)
        {
            if (values.Any())
                parts.Add($"{name}={string.Join(',', values.Select(Uri.EscapeDataString))}");
        }
    }

    /// <summary>As it stands in an address.</summary>
    public static string Word(ComparisonView view) => view switch
    {
        ComparisonView.Table => "tabell",
        ComparisonView.Dots => "prickar",
        ComparisonView.Slopes => "lutning",
        ComparisonView.Series => "serier",
        ComparisonView.Map => "karta",
    };

    /// <summary>As it stands in an address.</summary>
    public static string Word(ComparisonOrder order) => order switch
    {
        ComparisonOrder.Chosen => "valt",
        ComparisonOrder.Name => "namn",
        ComparisonOrder.Size => "storlek",
        ComparisonOrder.Value => "varde",
    };

    private static AreaTerm Known(string term) => AreaTerm.Parse(term) ?? throw new ArgumentException($"There is no area \"{term}\".", nameof(term));
}
