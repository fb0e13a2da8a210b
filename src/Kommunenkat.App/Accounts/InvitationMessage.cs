using Kommunenkat.App.Access;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Messaging;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.App.Accounts;

/// <summary>Tells somebody that they were given a role, and how to sign in. There is no secret in it: who has the letter has nothing.</summary>
internal static class InvitationMessage
{
    /// <param name="grant">The role, with the round's key where it is for one round alone.</param>
    /// <param name="predecessor">Name of whom the person takes over from; null: nobody.</param>
    /// <param name="sections">How many sections come with it.</param>
    public static OutboxMessage Compose(PersonRow person, GrantRow grant, string? predecessor, int sections, SiteSettings site, DateTimeOffset now)
    {
        var (area, isNational) = (AreaName(grant.AreaCode), grant.AreaCode == Areas.CountryCode);
        string?[] swedish =
        [
            "Hej!",
            $"{grant.GrantedBy} har bjudit in dig till Kommunenkat som {Swedish(grant.Role)}{(isNational ? "" : $" för {area}")}"
                + $"{(grant.RoundKey is { } key ? $", i omgång {key}" : "")}.",
            predecessor is null ? null : $"Du tar över efter {predecessor}.{(sections > 0 ? $" De avsnitt som {predecessor} hade fått att svara på är nu dina." : "")}",
            grant.StartsAt > now ? $"Behörigheten gäller från och med {Day(grant.StartsAt)}." : null,
            grant.EndsAt is { } ends ? $"Behörigheten gäller till och med {Day(ends.AddTicks(-1))}." : null,
            $"Så loggar du in: {(site.Address is { } address ? $"gå till {address}/logga-in" : "öppna Kommunenkat och välj Logga in")}. Använd den e-postadress som det här brevet kom till.",
            "Känner du inte till det här? Då behöver du inte göra något. Brevet går inte att svara på.",
        ];
        string?[] english =
        [
            $"In English\n{grant.GrantedBy} has invited you to Kommunenkat as {English(grant.Role)}{(isNational ? "" : $" for {area}")}"
                + $"{(grant.RoundKey is { } round ? $", in round {round}" : "")}.{(predecessor is null ? "" : $" You take over from {predecessor}.")}",
            $"To sign in, {(site.Address is { } place ? $"go to {place}/logga-in" : "open Kommunenkat and choose Log in")}. Use the e-mail address that this letter came to.",
        ];
        return OutboxMessage.To(
            person.Name, person.Email, MessageKind.Invitation, isNational ? "Inbjudan till Kommunenkat" : $"Inbjudan till Kommunenkat för {area}",
            string.Join("\n\n", [.. swedish.OfType<string>(), "---", .. english.OfType<string>()]), now);
    }

    private static string Day(DateTimeOffset moment) => AnswerText.Iso(SwedishTime.DayOf(moment));

    private static string AreaName(string area) => Areas.Sweden.FindMunicipality(area)?.Name ?? Areas.Sweden.FindCounty(area)?.Name ?? area;

    private static string Swedish(Role role) => role switch
    {
        Role.Contributor => "bidragsgivare",
        Role.Coordinator => "samordnare",
        Role.Approver => "godkännare",
        Role.CountyOfficer => "handläggare på länsstyrelsen",
        Role.Analyst => "analytiker på myndigheten",
        Role.Administrator => "administratör på myndigheten",
    };

    private static string English(Role role) => role switch
    {
        Role.Contributor => "contributor",
        Role.Coordinator => "coordinator",
        Role.Approver => "approver",
        Role.CountyOfficer => "county officer",
        Role.Analyst => "analyst",
        Role.Administrator => "administrator",
    };
}
