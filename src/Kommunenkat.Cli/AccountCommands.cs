using System.CommandLine;
using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Geography;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class AccountCommands
{
    public static Command Create(DatabaseOptions database) => new("account", "People and their roles: how the first administrators of a new database come about.")
    {
        List(database),
        Invite(database),
        End(database),
    };

    private static Command List(DatabaseOptions database)
    {
        var area = new Option<string>("--area") { Description = "00 for the country, or a county's code.", DefaultValueFactory = _ => Areas.CountryCode };
        var list = new Command("list", "List who has which role, a line each: id, role, area, round, first day, last day, name, address.") { area };
        list.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<ListAccounts>().RunAsync(Actor.Operator, parsed.GetRequiredValue(area), cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            foreach (var grant in outcome.Value.Grants.Concat(outcome.Value.Within.SelectMany(within => within.Grants)))
                terminal.Print(Line(grant));
            return 0;
        }));
        return list;
    }

    private static Command Invite(DatabaseOptions database)
    {
        var role = new Option<Role>("--role") { Description = "Administrator, Analyst or CountyOfficer; the others are given on the pages.", Required = true };
        var area = new Option<string>("--area") { Description = "00 for the country, or a county's code.", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name.", Required = true };
        var email = new Option<string>("--email") { Description = "The address that the person signs in with.", Required = true };
        var round = new Option<string?>("--round") { Description = "The only round that the role is for." };
        var until = RoundCommands.Day("--until", "The last day of the role, as YYYY-MM-DD.");
        var invite = new Command("invite", "Give somebody a role, and put the letter that tells them into the outbox.") { role, area, name, email, round, until };
        invite.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<InvitePerson>().RunAsync(
                Actor.Operator,
                new Invitation(
                    parsed.GetRequiredValue(name), parsed.GetRequiredValue(email), parsed.GetValue(role), parsed.GetRequiredValue(area),
                    parsed.GetValue(round), EndDay: parsed.GetValue(until)),
                cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            terminal.Print($"{outcome.Value.Name} <{outcome.Value.Email}> is {parsed.GetValue(role)} in {parsed.GetRequiredValue(area)} (grant {outcome.Value.GrantId}).");
            return 0;
        }));
        return invite;
    }

    private static Command End(DatabaseOptions database)
    {
        var grant = new Argument<Guid>("GRANT-ID") { Description = "As account list prints it." };
        var end = new Command("end", "End a role at once.") { grant };
        end.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<EndGrant>().RunAsync(Actor.Operator, parsed.GetRequiredValue(grant), cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            terminal.Print("The role has ended.");
            return 0;
        }));
        return end;
    }

    private static string Line(GrantedRole grant) => string.Join(
        '\t', grant.GrantId, grant.Role, grant.Area, grant.RoundKey ?? "-", Day(grant.StartsAt), grant.EndsAt is { } end ? Day(end.AddTicks(-1)) : "-", grant.Name, grant.Email);

    private static string Day(DateTimeOffset moment) => SwedishTime.DayOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
