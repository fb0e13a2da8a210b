using System.Collections.Concurrent;
using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Answering;

/// <summary>Colleagues who see each other, and who choose when their answers clash.</summary>
public abstract class CoEditingTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : CoEditingTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : CoEditingTests(database), IClassFixture<SqlServerOfClass>;

    private const string Item = "kontakt_namn";

    [Theory]
    [InlineData(ClashChoice.Own, "Åsa")]
    [InlineData(ClashChoice.Other, "Berit")]
    public async Task A_clash_is_settled_by_a_choice_that_is_kept_with_both_answers(ClashChoice choice, string stands)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "Berit", by: Coordinator(Lund, "Berit Berg")));

        Succeeded(await Scenario.Get<SettleClash>().RunAsync(Coordinator(Lund), Scenario.Change(round, Lund, Item, "Åsa", version: 1), choice));

        var stored = (await Scenario.OpenAsync(round, Lund)).Answers[new ItemKey(Item)];
        Assert.Equal((new TextAnswer(stands), choice == ClashChoice.Own ? 2 : 1), (stored.Value, stored.Version));
        var kept = Assert.Single(await ClashesAsync(round));
        Assert.Equal(("Åsa", "Berit", "Berit Berg", choice == ClashChoice.Own, "Åsa Öberg"), (kept.OwnValue, kept.OtherValue, kept.OtherBy, kept.OwnKept, kept.SettledBy));
    }

    [Theory]
    [InlineData(ClashChoice.Own)]
    [InlineData(ClashChoice.Other)]
    public async Task A_choice_over_an_answer_that_has_changed_again_stores_nothing(ClashChoice choice)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, (Item, "Berit"));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "Berit B", version: 1));

        AssertFailed(FailureKind.Conflict, await Scenario.Get<SettleClash>().RunAsync(
            Coordinator(Lund), Scenario.Change(round, Lund, Item, "Åsa", version: 1), choice));

        Assert.Empty(await ClashesAsync(round));
        Assert.Equal(new TextAnswer("Berit B"), (await Scenario.OpenAsync(round, Lund)).Draft[new ItemKey(Item)]);
    }

    [Theory]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Administrator, "00")]
    public async Task Only_who_may_edit_settles(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, (Item, "Berit"));

        AssertFailed(FailureKind.NotFound, await Scenario.Get<SettleClash>().RunAsync(
            Person("N.N.", role, area), Scenario.Change(round, Lund, Item, "Åsa", version: 1), ClashChoice.Own));
    }

    [Theory]
    [InlineData(ClashChoice.Own)]
    [InlineData(ClashChoice.Other)]
    public async Task Who_may_not_change_the_answer_now_settles_nothing_and_leaves_no_trace(ClashChoice choice)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, (Item, "Berit"));
        var own = Scenario.Change(round, Lund, Item, "Åsa", version: 1);

        AssertFailed(FailureKind.Conflict, await Scenario.Get<SettleClash>().RunAsync(Person("Cilla", Role.Contributor, Lund), own, choice));
        await Scenario.SubmitAsync(round, Lund);
        AssertFailed(FailureKind.Conflict, await Scenario.Get<SettleClash>().RunAsync(Coordinator(Lund), own, choice));

        Assert.Empty(await ClashesAsync(round));
    }

    [Fact]
    public async Task An_explanation_is_saved_beside_the_answers_and_is_none()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, (Item, "Åsa"), ("styrgrupp_finns.@explanation", "Vilande sedan i våras."));

        var opened = await Scenario.OpenAsync(round, Lund);

        Assert.Equal(new TextAnswer("Vilande sedan i våras."), opened.Answers[ItemKey.ExplanationOf("styrgrupp_finns")].Value);
        Assert.DoesNotContain(opened.Questionnaire.Items, item => item.Key.IsExplanation);
    }

    [Fact]
    public async Task Colleagues_see_who_is_where_until_they_leave_or_are_not_heard_of()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var (berit, page, tab) = (Coordinator(Lund, "Berit Berg"), Guid.CreateVersion7(), Guid.CreateVersion7());
        await ShowAsync(berit, round, page, "bakgrund", null);
        await ShowAsync(berit, round, page, "styrning", "styrdokument_finns");
        await ShowAsync(Coordinator(Lund), round, tab, "bakgrund", Item);

        Assert.Equal([("Berit Berg", "styrning", "styrdokument_finns"), ("Åsa Öberg", "bakgrund", Item)],
            (await PulseAsync(round)).Present.Select(one => (one.Name, one.Section, one.Question!)));

        Succeeded(await Scenario.Get<LeavePresence>().RunAsync(page));
        Assert.Equal(["Åsa Öberg"], (await PulseAsync(round)).Present.Select(one => one.Name));

        Scenario.Time.Now += ShowPresence.Lasts;
        Assert.Empty((await PulseAsync(round)).Present);
    }

    [Theory]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Administrator, "00")]
    [InlineData(Role.Coordinator, Malmö)]
    public async Task Nobody_from_outside_is_seen_in_a_draft(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ShowPresence>().RunAsync(
            Person("N.N.", role, area), new PagePlace(round, Lund, Guid.CreateVersion7(), "bakgrund", null)));
    }

    [Fact]
    public async Task A_change_made_on_another_node_is_told_once_and_nothing_is_asked_while_nobody_watches()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await using var node = new Scenario(Database.Settings);
        var opened = await Scenario.OpenAsync(round, Lund);
        var pulses = new List<ResponsePulse>();
        using (node.Get<ResponseWatch>().Watch(opened.Id, pulses.Add))
        {
            await SettledAsync(() => pulses.Count == 1);
            await Scenario.SaveAsync(round, Lund, (Item, "Åsa"));
            await Scenario.SaveAsync(round, Malmö, (Item, "Mona"));
            await LookAsync(node, () => pulses.Count == 2);
            for (var look = 0; look < 3; look++)
                await LookAsync(node, () => true);
        }

        Assert.Equal([opened.Version, opened.Version + 1], pulses.Select(pulse => pulse.Version));
        await LookAsync(node, () => true);
        var statements = node.Get<App.Database.AppDatabase>().Statements;
        for (var look = 0; look < 3; look++)
            await LookAsync(node, () => true);
        Assert.Equal(statements, node.Get<App.Database.AppDatabase>().Statements);
    }

    [Fact]
    public async Task However_many_responses_are_open_a_look_costs_two_statements()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Göteborg);
        await using var node = new Scenario(Database.Settings);
        var pulses = 0;
        var watches = new List<IDisposable>();
        foreach (var municipality in (string[])[Lund, Malmö, Göteborg, Lund])
            watches.Add(node.Get<ResponseWatch>().Watch((await Scenario.OpenAsync(round, municipality)).Id, _ => Interlocked.Increment(ref pulses)));
        await LookAsync(node, () => Volatile.Read(ref pulses) == 4);

        var before = node.Get<App.Database.AppDatabase>().Statements;
        await LookAsync(node, () => node.Get<App.Database.AppDatabase>().Statements > before);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Equal(2, node.Get<App.Database.AppDatabase>().Statements - before);
        watches.ForEach(watch => watch.Dispose());
    }

    [Fact]
    public async Task Each_watcher_is_told_in_their_own_language()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var id = (await Scenario.OpenAsync(round, Lund)).Id;
        await using var node = new Scenario(Database.Settings);
        var told = new ConcurrentDictionary<string, string>();
        foreach (var language in (string[])["en-GB", "sv-SE"])
        {
            await Task.Run(() =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return node.Get<ResponseWatch>().Watch(id, _ => told[language] = CultureInfo.CurrentUICulture.Name);
            }, TestContext.Current.CancellationToken);
        }

        await LookAsync(node, () => told.Count == 2);

        Assert.All(told, one => Assert.Equal(one.Key, one.Value));
    }

    private async Task ShowAsync(Actor actor, string round, Guid page, string section, string? question) =>
        Succeeded(await Scenario.Get<ShowPresence>().RunAsync(actor, new PagePlace(round, Lund, page, section, question)));

    private async Task<ResponsePulse> PulseAsync(string round)
    {
        var told = new TaskCompletionSource<ResponsePulse>();
        var id = (await Scenario.OpenAsync(round, Lund)).Id;
        await using var node = new Scenario(Database.Settings);
        node.Time.Now = Scenario.Time.Now;
        using (node.Get<ResponseWatch>().Watch(id, pulse => told.TrySetResult(pulse)))
            return await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private Task<IReadOnlyList<ClashRow>> ClashesAsync(string round) => Database.RunAsync<IReadOnlyList<ClashRow>>(async session =>
        (await ClashStore.OfResponseAsync(session, (await Scenario.OpenAsync(round, Lund)).Id)).ToList());

    /// <summary>Lets the node's watch look once more and waits until that has come about.</summary>
    private static Task LookAsync(Scenario node, Func<bool> isSo)
    {
        node.Time.Advance(ResponseWatch.Interval);
        return SettledAsync(isSo);
    }

    private static async Task SettledAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo() && tries < 400; tries++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.True(isSo(), "It did not come about.");
        await Task.Delay(25, TestContext.Current.CancellationToken);
    }
}
