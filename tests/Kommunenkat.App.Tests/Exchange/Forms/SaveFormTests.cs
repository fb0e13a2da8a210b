using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Forms;

/// <summary>What becomes of answers that somebody chose of a form.</summary>
public abstract class SaveFormTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : SaveFormTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SaveFormTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Chosen_answers_are_saved_with_their_history_and_the_others_are_left()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("kontakt_namn", "Åsa"), ("budget_avsatt", "no"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Nej"), ("kontakt_namn", ""), ("samordnare_finns", "Ja"), ("budget_avsatt", "Vet inte"));
        var reading = await Scenario.UploadAsync(round, form);
        var told = new List<int>();

        var saving = Succeeded(await Scenario.Get<SaveForm>().RunAsync(
            Coordinator(Lund, "Eva Ek"), round, Lund,
            [.. reading.Differences.Where(one => one.Item.Key.Question != "budget_avsatt").Select(one => new FormChoice(one.Item.Key, one.InFile, one.Version))],
            told.Add));

        Assert.Equal(["kontakt_namn", "styrdokument_finns", "samordnare_finns"], saving.Saved.Select(item => $"{item}"));
        Assert.Empty(saving.NotSaved);
        Assert.Equal([1, 2, 3], told);
        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal(
            [null, new OptionAnswer("no"), new OptionAnswer("yes"), new OptionAnswer("no")],
            new[] { "kontakt_namn", "styrdokument_finns", "samordnare_finns", "budget_avsatt" }.Select(key => opened.Draft[new ItemKey(key)]));
        Assert.Equal((2, "Eva Ek"), (opened.Answers[new ItemKey("styrdokument_finns")].Version, opened.Answers[new ItemKey("styrdokument_finns")].ChangedBy));
        var again = await Scenario.UploadAsync(round, form);
        Assert.Equal(["budget_avsatt"], again.Differences.Select(one => $"{one.Item}"));
    }

    [Fact]
    public async Task What_somebody_changed_after_the_comparison_is_not_overwritten()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Nej"), ("samordnare_finns", "Ja"), ("budget_avsatt", "Nej"));
        var reading = await Scenario.UploadAsync(round, form);
        await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "dont_know", 1, Coordinator(Lund, "Eva Ek"));
        await Scenario.TrySaveAsync(round, Lund, "budget_avsatt", "temporary", 0, Coordinator(Lund, "Eva Ek"));

        var saving = await Scenario.TakeAsync(round, reading.Differences);

        Assert.Equal(["samordnare_finns"], saving.Saved.Select(item => $"{item}"));
        Assert.Equal(
            [(new ItemKey("styrdokument_finns"), FormRefusal.ChangedMeanwhile), (new ItemKey("budget_avsatt"), FormRefusal.ChangedMeanwhile)], saving.NotSaved);
        var draft = (await Scenario.OpenAsync(round, Lund)).Draft;
        Assert.Equal((new OptionAnswer("dont_know"), new OptionAnswer("temporary")), (draft[new ItemKey("styrdokument_finns")], draft[new ItemKey("budget_avsatt")]));
    }

    [Fact]
    public async Task One_that_was_changed_meanwhile_is_saved_where_somebody_chose_it_knowing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Nej"));
        await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "dont_know", 1);

        var saving = await Scenario.TakeAsync(round, (await Scenario.UploadAsync(round, form)).Differences);

        Assert.Single(saving.Saved);
        Assert.Equal(new OptionAnswer("no"), (await Scenario.OpenAsync(round, Lund)).Draft[new ItemKey("styrdokument_finns")]);
    }

    [Fact]
    public async Task A_section_of_others_stays_as_it_is()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        using var form = await Scenario.DownloadAsync(round, by: nils);
        form.Fill(("samordnare_finns", "Ja"), ("styrdokument_finns", "Ja"));
        var reading = await Scenario.UploadAsync(round, form, by: nils);

        var saving = await Scenario.TakeAsync(round, reading.Differences, nils);

        Assert.Equal(["samordnare_finns"], saving.Saved.Select(item => $"{item}"));
        Assert.Equal([(new ItemKey("styrdokument_finns"), FormRefusal.NotYours)], saving.NotSaved);
    }

    [Fact]
    public async Task A_submitted_response_takes_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Ja"));
        var reading = await Scenario.UploadAsync(round, form);
        await Scenario.SaveAsync(round, Lund, ("kontakt_namn", "Åsa"));
        await Scenario.SubmitAsync(round, Lund);

        var saving = await Scenario.TakeAsync(round, reading.Differences);

        Assert.Empty(saving.Saved);
        Assert.Equal([(new ItemKey("styrdokument_finns"), FormRefusal.Closed)], saving.NotSaved);
        Assert.All((await Scenario.UploadAsync(round, form)).Differences, one => Assert.False(one.MayChange));
    }

    [Fact]
    public async Task Who_may_change_nothing_is_told_that_there_is_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        foreach (var actor in (Actor[])[CountyOfficer("12"), Coordinator(Malmö), Approver(Lund), Analyst, Actor.Anonymous])
        {
            AssertFailed(FailureKind.NotFound, await Scenario.Get<SaveForm>().RunAsync(actor, round, Lund, []));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<SaveForm>().RunAsync(actor, round, Lund, [new FormChoice(new ItemKey("kontakt_namn"), new TextAnswer("Åsa"), 0)]));
        }
    }
}
