using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>What a part of a choice of areas stands for.</summary>
public enum AreaTermKind
{
    /// <summary>One area: "00", "12", "A1", "1280".</summary>
    One,

    /// <summary>All counties: "lan".</summary>
    Counties,

    /// <summary>All groups by SKR: "grupper".</summary>
    Groups,

    /// <summary>The municipalities of a county or a group: "kommuner-12", "kommuner-A1".</summary>
    MunicipalitiesOf,

    /// <summary>A municipality, and then those like it: "liknande-1280".</summary>
    Similar,
}

/// <summary>A part of a choice of areas as it stands in an address; there is no other way to one than <see cref="Parse"/>.</summary>
public sealed record AreaTerm
{
    private const string Counties = "lan", Groups = "grupper", MunicipalitiesOf = "kommuner-", Similar = "liknande-";

    private AreaTerm(AreaTermKind kind, string code = "") => (Kind, Code) = (kind, code);

    public static readonly AreaTerm Country = new(AreaTermKind.One, Areas.CountryCode);
    public static readonly AreaTerm AllCounties = new(AreaTermKind.Counties);
    public static readonly AreaTerm AllGroups = new(AreaTermKind.Groups);

    public AreaTermKind Kind { get; }

    /// <summary>The area's; empty for all counties and all groups.</summary>
    public string Code { get; }

    /// <returns>Null for what is no term, or names an area that is not there.</returns>
    public static AreaTerm? Parse(string text) => text switch
    {
        Counties => AllCounties,
        Groups => AllGroups,
        _ when text.StartsWith(MunicipalitiesOf, StringComparison.Ordinal) =>
            Known(AreaTermKind.MunicipalitiesOf, text[MunicipalitiesOf.Length..], AreaLevel.County, AreaLevel.Group),
        _ when text.StartsWith(Similar, StringComparison.Ordinal) => Known(AreaTermKind.Similar, text[Similar.Length..], AreaLevel.Municipality),
        _ => Known(AreaTermKind.One, text, Enum.GetValues<AreaLevel>()),
    };

    /// <summary>As it stands in an address; all of it letters, digits and hyphens.</summary>
    public override string ToString() => Kind switch
    {
        AreaTermKind.One => Code,
        AreaTermKind.Counties => Counties,
        AreaTermKind.Groups => Groups,
        AreaTermKind.MunicipalitiesOf => MunicipalitiesOf + Code,
        AreaTermKind.Similar => Similar + Code,
    };

    /// <summary>Codes of the areas it stands for, in the order they are to be shown.</summary>
    public IEnumerable<string> Codes() => Kind switch
    {
        AreaTermKind.One => [Code],
        AreaTermKind.Counties => Areas.Sweden.Counties.Select(county => county.Code),
        AreaTermKind.Groups => Areas.Sweden.Groups.Select(group => group.Code),
        AreaTermKind.MunicipalitiesOf => CodesOf(Areas.Sweden.Municipalities.Where(municipality => municipality.County.Code == Code || municipality.Group.Code == Code)),
        AreaTermKind.Similar => [Code, .. CodesOf(SimilarMunicipalities.Of(Areas.Sweden.FindMunicipality(Code)!))],
    };

    private static IEnumerable<string> CodesOf(IEnumerable<Municipality> municipalities) => municipalities.Select(municipality => municipality.Code);

    private static AreaTerm? Known(AreaTermKind kind, string code, params ReadOnlySpan<AreaLevel> levels)
    {
        foreach (var level in levels)
        {
            if (RoundFigures.AreasAt(level).Any(area => area.Code == code))
                return new AreaTerm(kind, code);
        }

        return null;
    }
}
