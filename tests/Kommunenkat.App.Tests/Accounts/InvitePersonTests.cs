using System.Data.Common;
using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

public abstract class InvitePersonTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : InvitePersonTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : InvitePersonTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task The_invited_is_on_record_has_the_role_and_is_told_who_invites_to_what_and_how_to_sign_in()
    {
        var invited = await InviteAsync(Coordinator(Lund), "  Berit Berg ", " Berit.Berg@Lund.example ", Role.Contributor, Lund);

        Assert.Equal(("Berit Berg", "berit.berg@lund.example"), (invited.Name, invited.Email));
        var actor = await SignInAsync(invited.PersonId);
        Assert.Equal([new Grant(Role.Contributor, Lund)], actor.Grants);
        var grant = Assert.Single((await ListAsync(Coordinator(Lund), Lund)).Grants);
        Assert.Equal((invited.GrantId, "Åsa Öberg", GrantStanding.Current, ManualTime.Start), (grant.GrantId, grant.GrantedBy, grant.Standing, grant.StartsAt));
        var letter = Assert.Single(await LettersAsync("berit.berg@lund.example"));
        Assert.Contains("Åsa Öberg har bjudit in dig till Kommunenkat som bidragsgivare för Lund.", letter, StringComparison.Ordinal);
        Assert.Contains("Så loggar du in: öppna Kommunenkat och välj Logga in.", letter, StringComparison.Ordinal);
        Assert.Contains("Åsa Öberg has invited you to Kommunenkat as contributor for Lund.", letter, StringComparison.Ordinal);
        Assert.DoesNotContain($"{invited.GrantId}", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_names_the_address_of_the_site_where_it_is_set()
    {
        await using var scenario = new Scenario(Database.Settings) { SiteAddress = "https://enkat.example" };

        Succeeded(await scenario.Get<InvitePerson>().RunAsync(Administrator, new Invitation("Nora", "nora@myndigheten.example", Role.Analyst, "00")));

        var letter = Assert.Single(await LettersAsync("nora@myndigheten.example"));
        Assert.Contains("gå till https://enkat.example/logga-in.", letter, StringComparison.Ordinal);
        Assert.Contains("som analytiker på myndigheten.", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_is_one_person_whose_name_an_invitation_does_not_change()
    {
        var first = await InviteAsync(Coordinator(Lund), "Berit Berg", "berit@skane.example", Role.Contributor, Lund);

        var second = await InviteAsync(Coordinator(Malmö), "B. Berg", "BERIT@skane.example", Role.Approver, Malmö);

        Assert.Equal((first.PersonId, "Berit Berg"), (second.PersonId, second.Name));
        Assert.Equal(2, (await SignInAsync(first.PersonId)).Grants.Count);
        Assert.Equal(2, (await LettersAsync("berit@skane.example")).Count);
    }

    [Fact]
    public async Task A_role_that_somebody_has_is_not_given_again_before_it_ends()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var first = await InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund);
        var again = new Invitation("Berit", "berit@lund.example", Role.Contributor, Lund);

        AssertFailed(FailureKind.Conflict, await TryInviteAsync(Coordinator(Lund), again));
        AssertFailed(FailureKind.Conflict, await TryInviteAsync(Coordinator(Lund), again with { RoundKey = round }));
        Succeeded(await TryInviteAsync(Coordinator(Lund), again with { Role = Role.Approver }));
        Succeeded(await EndAsync(Coordinator(Lund), first.GrantId));
        Succeeded(await TryInviteAsync(Coordinator(Lund), again));

        Assert.Equal(3, (await LettersAsync("berit@lund.example")).Count);
    }

    [Fact]
    public async Task A_role_for_one_round_from_a_day_to_a_day_holds_then_and_there()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var (from, to) = (new DateOnly(2025, 10, 6), new DateOnly(2025, 10, 7));

        var invited = Succeeded(await TryInviteAsync(
            Coordinator(Lund), new Invitation("Berit", "berit@lund.example", Role.Contributor, Lund, round, from, to)));

        var grant = Assert.Single((await ListAsync(Coordinator(Lund), Lund)).Grants);
        Assert.Equal((round, GrantStanding.Coming), (grant.RoundKey, grant.Standing));
        // Midnight in Stockholm is two hours before that in UTC.
        Assert.Equal(new DateTimeOffset(2025, 10, 5, 22, 0, 0, TimeSpan.Zero), grant.StartsAt);
        Assert.Equal(new DateTimeOffset(2025, 10, 7, 22, 0, 0, TimeSpan.Zero), grant.EndsAt);
        Assert.Empty((await SignInAsync(invited.PersonId)).Grants);
        Scenario.Time.Now = grant.StartsAt;
        Assert.Equal([new Grant(Role.Contributor, Lund, round)], (await SignInAsync(invited.PersonId)).Grants);
        Scenario.Time.Now = grant.EndsAt!.Value;
        Assert.Empty((await SignInAsync(invited.PersonId)).Grants);
        var letter = Assert.Single(await LettersAsync("berit@lund.example"));
        Assert.Contains("från och med 2025-10-06", letter, StringComparison.Ordinal);
        Assert.Contains("till och med 2025-10-07", letter, StringComparison.Ordinal);
        Assert.Contains($"i omgång {round}", letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-09-30", null, false)]
    [InlineData("2025-10-01", "2025-10-01", true)]
    [InlineData(null, "2025-09-30", false)]
    [InlineData("2025-10-03", "2025-10-02", false)]
    [InlineData(null, "9999-12-31", false)]
    [InlineData("9999-12-31", null, false)]
    public async Task Days_are_from_today_on_and_in_order(string? from, string? to, bool works)
    {
        var outcome = await TryInviteAsync(Coordinator(Lund), new Invitation(
            "Berit", "berit@lund.example", Role.Contributor, Lund, StartDay: Day(from), EndDay: Day(to)));

        Assert.Equal(works ? null : FailureKind.Invalid, outcome.Failure?.Kind);
        Assert.Equal(works ? 1 : 0, await CountAsync("person"));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
    }

    [Theory]
    [InlineData("", "berit@lund.example")]
    [InlineData("   ", "berit@lund.example")]
    [InlineData("Berit\nBcc: alla@lund.example", "berit@lund.example")]
    [InlineData("Berit", "")]
    [InlineData("Berit", "berit")]
    [InlineData("Berit", "berit@lund")]
    [InlineData("Berit", "berit@lund.example, bo@lund.example")]
    [InlineData("Berit", "Berit <berit@lund.example>")]
    [InlineData("Berit", "berit@lund.example\nbo@lund.example")]
    [InlineData("Berit", "berit berg@lund.example")]
    public async Task A_name_or_an_address_that_is_none_is_refused(string name, string email)
    {
        AssertFailed(FailureKind.Invalid, await TryInviteAsync(Coordinator(Lund), new Invitation(name, email, Role.Contributor, Lund)));

        Assert.Equal((0, 0), (await CountAsync("person"), await CountAsync("outbox_message")));
    }

    [Fact]
    public async Task A_name_has_at_most_200_characters()
    {
        AssertFailed(FailureKind.Invalid, await TryInviteAsync(Coordinator(Lund), new Invitation(new string('å', 201), "a@lund.example", Role.Contributor, Lund)));
        await InviteAsync(Coordinator(Lund), new string('å', 200), "a@lund.example", Role.Contributor, Lund);
    }

    [Fact]
    public async Task A_round_that_is_not_there_or_not_open_yet_answers_as_missing()
    {
        var draft = await Scenario.CreateRoundAsync(null, Lund);
        var invitation = new Invitation("Berit", "berit@lund.example", Role.Contributor, Lund);

        AssertFailed(FailureKind.NotFound, await TryInviteAsync(Coordinator(Lund), invitation with { RoundKey = "1999" }));
        AssertFailed(FailureKind.NotFound, await TryInviteAsync(Coordinator(Lund), invitation with { RoundKey = draft }));
    }

    [Fact]
    public async Task An_invitation_that_fails_on_the_way_leaves_nothing_behind()
    {
        await Database.ExecuteAsync(Engine == Engine.Sqlite
            ? "CREATE TRIGGER no_letters BEFORE INSERT ON outbox_message BEGIN SELECT RAISE(ABORT, 'no letters'); END"
            : "CREATE TRIGGER no_letters ON outbox_message INSTEAD OF INSERT AS THROW 50001, 'no letters', 1");
        try
        {
            await Assert.ThrowsAnyAsync<DbException>(() => InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund));
        }
        finally
        {
            await Database.ExecuteAsync("DROP TRIGGER no_letters");
        }

        Assert.Equal((0, 0, 0), (await CountAsync("person"), await CountAsync("access_grant"), await CountAsync("outbox_message")));
    }

    [Fact]
    public async Task The_letter_is_delivered_like_any_other()
    {
        var folder = Directory.CreateTempSubdirectory("kommunenkat-invitation-");
        await using var node = new Scenario(Database.Settings) { Time = Scenario.Time, MailFolder = folder.FullName };
        await InviteAsync(Coordinator(Lund), "Berit Berg", "berit@lund.example", Role.Contributor, Lund);

        Assert.Equal(1, Succeeded(await node.Get<DeliverMessages>().RunAsync()).Delivered);

        Assert.Contains("Inbjudan", await File.ReadAllTextAsync(Assert.Single(folder.GetFiles()).FullName), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
