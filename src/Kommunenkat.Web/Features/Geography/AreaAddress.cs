using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Geography;

/// <summary>Where the pages of areas are, from the root. Links to them are made here.</summary>
public static class AreaAddress
{
    public const string Search = "/resultat/sok";

    /// <summary>What is searched for.</summary>
    public const string Query = "q";

    /// <param name="code">Two digits.</param>
    public static string OfCounty(string code) => $"/resultat/lan/{code}";

    /// <param name="code">Four digits.</param>
    public static string OfMunicipality(string code) => $"/resultat/kommun/{code}";

    /// <returns>Null where areas of the level have no page of their own.</returns>
    public static string? Of(AreaLevel level, string code) => level switch
    {
        AreaLevel.County => OfCounty(code),
        AreaLevel.Municipality => OfMunicipality(code),
        AreaLevel.Country or AreaLevel.Group => null,
    };

    /// <param name="code">Of any level.</param>
    /// <returns>Null where there is no such area, and where areas of its level have no page of their own.</returns>
    public static string? Of(string code) => ComparedArea.Find(code) is { Level: { } level } ? Of(level, code) : null;

    /// <param name="key">An indicator's.</param>
    public static string OfIndicator(string key) => $"/resultat/indikator/{Uri.EscapeDataString(key)}";

    /// <summary>The area's figures from the open interface.</summary>
    /// <param name="format">"csv" or "json".</param>
    public static string OfFigures(string code, string format) => $"/api/v1/observations?area={code}&format={format}";
}
