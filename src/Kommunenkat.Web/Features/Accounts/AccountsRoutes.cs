namespace Kommunenkat.Web.Features.Accounts;

/// <summary>The addresses of people's roles and of the own account.</summary>
internal static class AccountsRoutes
{
    public const string All = "/behorigheter";

    public const string Own = "/konto";

    public const string Export = "/konto/uppgifter.json";

    /// <summary>Where somebody comes whose account is there no more.</summary>
    public const string Removed = "/konto/borttaget";

    public static string Area(string area) => $"{All}/{area}";

    public static string Invite(string area) => $"{Area(area)}#bjud-in";

    public static string Grant(string area, Guid grant) => $"{Area(area)}/{grant}";

    /// <summary>The area's page, saying what was done.</summary>
    public static string Done(string area, AccountsDone done) => $"{Area(area)}?klart={done}";
}

/// <summary>What was done, for the page that is shown then.</summary>
public enum AccountsDone
{
    Invited,
    Ended,
    Changed,
    HandedOver,
    Removed,
}
