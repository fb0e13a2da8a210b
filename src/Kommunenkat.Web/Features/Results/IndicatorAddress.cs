using Kommunenkat.Web.Charts;

namespace Kommunenkat.Web.Features.Results;

/// <summary>The page of an indicator.</summary>
/// <param name="Key">The indicator's.</param>
public sealed record IndicatorAddress(string Key)
{
    public const string RoundName = "omgang", ReleaseName = "utgava", SortName = "ordna";

    /// <summary>The order unless another is asked for: who reads a list of figures most often looks for the ends of it.</summary>
    public const BarSort UsualSort = BarSort.Value;

    /// <summary>Key of the round that it is seen from; null: the latest.</summary>
    public string? Round { get; init; }

    /// <summary>Of the round that is named; null: the latest.</summary>
    public int? Release { get; init; }

    /// <summary>Of counties and groups.</summary>
    public BarSort Sort { get; init; } = UsualSort;

    /// <summary>From the root and encoded, without what need not be said.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (Round is not null)
            parts.Add($"{RoundName}={Uri.EscapeDataString(Round)}");
        if (Round is not null && Release is { } release)
            parts.Add($"{ReleaseName}={release}");
        if (Sort != UsualSort)
            parts.Add($"{SortName}={BarOrder.Word(Sort)}");
        var page = $"/resultat/indikator/{Uri.EscapeDataString(Key)}";
        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }
}
