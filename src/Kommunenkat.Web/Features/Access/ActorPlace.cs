using Kommunenkat.App.Access;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Web.Features.Access;

/// <summary>Where in the site a person has something to do.</summary>
public static class ActorPlace
{
    private const int MunicipalityCodeLength = 4;

    public static bool IsSignedIn(this Actor actor) => actor.PersonId != Guid.Empty;

    /// <summary>Whether the person answers for a municipality.</summary>
    public static bool HasMunicipality(this Actor actor) => actor.AreasInAnyRound(Permission.ReadDraft).Any(area => area.Length == MunicipalityCodeLength);

    /// <summary>Whether the person follows others than their own municipality.</summary>
    public static bool HasMonitoring(this Actor actor) => actor.AreasInAnyRound(Permission.ReadStatus).Any(area => area.Length < MunicipalityCodeLength);

    /// <summary>Whether the person may look into all that was submitted, also of rounds that are not published.</summary>
    public static bool HasExplorer(this Actor actor) => actor.MayInAnyRound(Permission.ReadUnpublishedFigures, Areas.CountryCode);

    /// <summary>The page a person comes to when they sign in.</summary>
    public static string Home(this Actor actor) =>
        actor.HasMunicipality() ? "/enkat"
        : actor.HasMonitoring() ? "/uppfoljning"
        : "/";
}
