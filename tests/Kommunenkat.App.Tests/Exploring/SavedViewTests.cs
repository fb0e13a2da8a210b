using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exploring;

public abstract class SavedViewTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : SavedViewTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SavedViewTests(database), IClassFixture<SqlServerOfClass>;

    private const string Query = "omgang=2025&fraga=styrdokument_finns";

    [Fact]
    public async Task A_view_is_the_persons_own_until_it_is_shared()
    {
        var (anna, johan) = (await AnalystAsync("Anna"), await AnalystAsync("Johan"));
        var own = await SaveAsync(anna, "Egen", isShared: false);
        var shared = await SaveAsync(anna, " Delad ", isShared: true);

        var annas = await ListAsync(anna);
        var johans = await ListAsync(johan);

        Assert.Equal(((Guid[])[own, shared]).Order(), annas.Where(view => view.IsOwn).Select(view => view.Id).Order());
        var view = Assert.Single(johans, view => view.Owner == "Anna" && view.Id == shared);
        Assert.Equal(("Delad", ExplorerPage.Table, Query, true, false, false), (view.Name, view.Page, view.Query, view.IsShared, view.IsOwn, view.MayChange));
        Assert.DoesNotContain(johans, one => one.Id == own);
    }

    [Fact]
    public async Task The_owner_renames_shares_and_deletes_and_nobody_else_does()
    {
        var (anna, johan) = (await AnalystAsync("Anna"), await AnalystAsync("Johan"));
        var id = await SaveAsync(anna, "Delad", isShared: true);

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ChangeView>().RunAsync(johan, id, "Min", isShared: false));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<DeleteView>().RunAsync(johan, id));
        Succeeded(await Scenario.Get<ChangeView>().RunAsync(anna, id, "Min", isShared: false));
        Assert.Equal(("Min", false), (await ListAsync(anna)).Where(view => view.Id == id).Select(view => (view.Name, view.IsShared)).Single());
        Assert.DoesNotContain(await ListAsync(johan), view => view.Id == id);
        Succeeded(await Scenario.Get<DeleteView>().RunAsync(anna, id));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<DeleteView>().RunAsync(anna, id));
        Assert.DoesNotContain(await ListAsync(anna), view => view.Id == id);
    }

    [Fact]
    public async Task A_name_is_said_once_and_is_neither_empty_nor_too_long()
    {
        var anna = await AnalystAsync("Anna");
        var first = await SaveAsync(anna, "Namn", isShared: false);
        await SaveAsync(anna, "Annat", isShared: false);

        AssertFailed(FailureKind.Conflict, await TrySaveAsync(anna, "Namn "));
        AssertFailed(FailureKind.Conflict, await Scenario.Get<ChangeView>().RunAsync(anna, first, "Annat", isShared: false));
        Succeeded(await Scenario.Get<ChangeView>().RunAsync(anna, first, "Namn", isShared: true));
        AssertFailed(FailureKind.Invalid, await TrySaveAsync(anna, "  "));
        AssertFailed(FailureKind.Invalid, await TrySaveAsync(anna, "två\nrader"));
        AssertFailed(FailureKind.Invalid, await TrySaveAsync(anna, new string('å', SaveView.LongestName + 1)));
        await SaveAsync(anna, string.Concat(Enumerable.Repeat("😀", SaveView.LongestName)), isShared: false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fraga=å")]
    [InlineData("fraga=a b")]
    [InlineData("fraga=a#b")]
    [InlineData("fraga=<b>")]
    public async Task A_query_is_one_of_an_address(string query)
    {
        var anna = await AnalystAsync("Anna");

        AssertFailed(FailureKind.Invalid, await Scenario.Get<SaveView>().RunAsync(anna, "Namn", ExplorerPage.Table, query, isShared: false));
        AssertFailed(FailureKind.Invalid, await Scenario.Get<SaveView>().RunAsync(anna, "Namn", ExplorerPage.Table, new string('a', SaveView.LongestQuery + 1), isShared: false));
        Succeeded(await Scenario.Get<SaveView>().RunAsync(anna, "Namn", ExplorerPage.NonResponse, new string('a', SaveView.LongestQuery), isShared: false));
    }

    [Fact]
    public async Task With_an_account_go_its_own_views_and_what_was_shared_stays_and_is_for_any_analyst_to_delete()
    {
        var (anna, johan) = (await AnalystAsync("Anna"), await AnalystAsync("Johan"));
        await SaveAsync(anna, "Egen", isShared: false);
        var shared = await SaveAsync(anna, "Delad", isShared: true);
        Assert.Equal(["Delad", "Egen"], Succeeded(await Scenario.Get<ReadOwnAccount>().RunAsync(anna)).Views.Select(view => view.Name).Order());

        Succeeded(await Scenario.Get<RemoveAccount>().RunAsync(anna, anna.PersonId));

        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM saved_view WHERE name = 'Egen' AND person_id = @id", new { id = anna.PersonId }));
        var view = (await ListAsync(johan)).Single(view => view.Id == shared);
        Assert.Equal((RemoveAccount.RemovedName, true), (view.Owner, view.MayChange));
        Succeeded(await Scenario.Get<ChangeView>().RunAsync(johan, shared, "Kvar", isShared: false));
        Assert.True((await ListAsync(johan)).Single(view => view.Id == shared).IsShared); // or it would be nobody's
        Succeeded(await Scenario.Get<DeleteView>().RunAsync(johan, shared));
    }

    private Task<Actor> AnalystAsync(string name) => Scenario.EnrolAsync(name, Role.Analyst, "00");

    private Task<Outcome<Guid>> TrySaveAsync(Actor actor, string name, bool isShared = false) =>
        Scenario.Get<SaveView>().RunAsync(actor, name, ExplorerPage.Table, Query, isShared);

    private async Task<Guid> SaveAsync(Actor actor, string name, bool isShared) => Succeeded(await TrySaveAsync(actor, name, isShared));

    private async Task<IReadOnlyList<SavedView>> ListAsync(Actor actor) => Succeeded(await Scenario.Get<ListSavedViews>().RunAsync(actor));
}
