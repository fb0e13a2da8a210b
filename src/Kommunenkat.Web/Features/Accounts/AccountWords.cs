using Kommunenkat.App;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Geography;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Accounts;

/// <summary>What the pages of people's roles say alike.</summary>
internal static class AccountWords
{
    public static string Place(string area, IStringLocalizer<AccountsTexts> texts) =>
        area == Areas.CountryCode ? texts["Country"]
        : Areas.Sweden.FindCounty(area) is { } county ? AreaNames.Shown(area, county.Name)
        : Areas.Sweden.FindMunicipality(area)?.Name ?? area;

    public static string Day(DateTimeOffset moment) => Num.Day(SwedishTime.DayOf(moment));

    /// <summary>The last day of a role that ends at a moment, or that it has no end.</summary>
    public static string LastDay(DateTimeOffset? endsAt, IStringLocalizer<AccountsTexts> texts) =>
        endsAt is { } end ? Day(end.AddTicks(-1)) : texts["NoEnd"];

    public static string BadgeClass(GrantStanding standing) => standing switch
    {
        GrantStanding.Current => "ke-badge ke-badge--ok",
        GrantStanding.Coming => "ke-badge",
        GrantStanding.Ended => "ke-badge ke-badge--neutral",
    };

    /// <param name="conflict">What a conflict means in this case.</param>
    public static string Failed(FailureKind kind, string conflict, IStringLocalizer<AccountsTexts> texts) => kind switch
    {
        FailureKind.Invalid => texts["FailedInvalid", Invitation.LongestName],
        FailureKind.Unavailable => texts["FailedUnavailable"],
        FailureKind.NotFound => texts["FailedNotYours"],
        FailureKind.Conflict => conflict,
    };
}
