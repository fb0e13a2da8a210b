using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

public abstract class DeleteExpiredTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : DeleteExpiredTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : DeleteExpiredTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Sessions_are_kept_for_90_days_after_their_end_or_their_last_act()
    {
        var nils = await Scenario.EnrolAsync("Nils", Role.Contributor, Lund);
        var ended = await SignInAsync(nils.PersonId);
        var idle = await SignInAsync(nils.PersonId);
        Succeeded(await Scenario.Get<EndSession>().RunAsync(ended.SessionId!.Value));
        Scenario.Time.Advance(TimeSpan.FromMinutes(10));
        Succeeded(await Scenario.Get<TouchSession>().RunAsync(idle.SessionId!.Value));

        Scenario.Time.Now = ManualTime.Start + DeleteExpired.SessionsKept;
        Assert.Equal(0, (await DeleteAsync()).Sessions);
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await DeleteAsync()).Sessions);
        Assert.Equal(idle.SessionId, await Database.ValueAsync<Guid>("SELECT id FROM sign_in_session"));
        Scenario.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, (await DeleteAsync()).Sessions);
    }

    [Fact]
    public async Task Of_a_letter_nothing_is_left_30_days_after_its_delivery_but_that_it_went()
    {
        await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);
        await InviteAsync(Coordinator(Lund), "Amina", "amina@lund.example", Role.Contributor, Lund);
        await Database.ExecuteAsync(
            "UPDATE outbox_message SET delivered_at = @Now, body_html = 'x', attachment = 'y' WHERE to_name = 'Nils'", new { Scenario.Time.Now });

        Scenario.Time.Now = ManualTime.Start + DeleteExpired.MessagesKept;
        Assert.Equal(0, (await DeleteAsync()).Messages);
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await DeleteAsync()).Messages);

        Assert.Equal(0, (await DeleteAsync()).Messages);
        Assert.Equal(1, await CountAsync("outbox_message WHERE delivered_at IS NOT NULL AND to_name = '' AND to_address = '' AND body_text = '' AND body_html IS NULL AND attachment IS NULL"));
        Assert.Single(await LettersAsync("amina@lund.example"));
    }

    [Fact]
    public async Task Who_was_where_is_forgotten_after_a_day()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await ShowAsync();
        Scenario.Time.Advance(TimeSpan.FromHours(23));
        await DeleteAsync();
        Assert.Equal(1, await CountAsync("presence WHERE person_name = 'Åsa Öberg'"));
        Scenario.Time.Advance(TimeSpan.FromHours(2));

        await DeleteAsync();

        Assert.Equal(0, await CountAsync("presence"));

        async Task ShowAsync() => Succeeded(await Scenario.Get<ShowPresence>().RunAsync(
            Coordinator(Lund), new PagePlace(round, Lund, Guid.CreateVersion7(), "stod", null)));
    }

    [Fact]
    public async Task The_sections_of_somebody_whose_role_has_come_to_its_last_day_are_nobodys()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = Succeeded(await TryInviteAsync(Coordinator(Lund), new Invitation("Nils", "nils@lund.example", Role.Contributor, Lund, EndDay: new DateOnly(2025, 10, 2))));
        var amina = await InviteAsync(Coordinator(Lund), "Amina", "amina@lund.example", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", await SignInAsync(nils.PersonId));
        await Scenario.GiveAsync(round, Lund, "heder", await SignInAsync(amina.PersonId));

        Assert.Equal(0, (await DeleteAsync()).Sections);
        Scenario.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await DeleteAsync()).Sections);

        Assert.Equal(["heder"], (await Scenario.OpenAsync(round, Lund)).Assignments.Select(one => one.SectionKey));
    }

    private async Task<Expired> DeleteAsync() => Succeeded(await Scenario.Get<DeleteExpired>().RunAsync());
}
