namespace Kommunenkat.App.Geography;

/// <summary>Municipalities that one may fairly compare a municipality with.</summary>
public static class SimilarMunicipalities
{
    public const int Most = 7;

    /// <summary>How much larger or smaller, in percent, a municipality of the same county may be and still come before one of another county.</summary>
    public const int PercentForCounty = 25;

    /// <summary>
    /// Those of the same group by SKR whose population is nearest: by |ln(population / population)|, so that twice as many is as far
    /// as half as many, to which another county adds ln 1.25.
    /// </summary>
    /// <returns>The nearest first, at most <see cref="Most"/>; fewer where the group has no more.</returns>
    public static IReadOnlyList<Municipality> Of(Municipality municipality) =>
        [.. Areas.Sweden.Municipalities
            .Where(other => other.Group == municipality.Group && other.Code != municipality.Code)
            .OrderBy(other => Distance(municipality, other))
            .ThenBy(other => other.Code, StringComparer.Ordinal)
            .Take(Most)];

    private static double Distance(Municipality one, Municipality other) =>
        Math.Abs(Math.Log((double)other.Population / one.Population))
        + (other.County == one.County ? 0 : Math.Log(1 + PercentForCounty / 100.0));
}
