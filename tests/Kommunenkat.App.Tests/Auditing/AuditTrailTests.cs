using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Auditing;

/// <summary>What is done is found in the audit log, and what was answered is not.</summary>
public abstract class AuditTrailTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : AuditTrailTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : AuditTrailTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task The_work_on_a_response_is_told_act_by_act_and_none_of_its_words()
    {
        const string Secret = "Hemligt svar om Kalle";
        var round = await Scenario.OpenRoundWithApprovalAsync(Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        var day = SwedishTime.Today(Scenario.Time).AddDays(3);
        await Scenario.SaveAsync(round, Lund, ("larande_exempel", Secret));
        await Scenario.ExplainAsync(round, Lund, "styrgrupp_finns", Secret);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "larande_exempel", "", version: 1));
        Succeeded(await Scenario.Get<SettleClash>().RunAsync(Coordinator(Lund), Scenario.Change(round, Lund, "larande_exempel", Secret, 2), ClashChoice.Other));
        await Scenario.GiveAsync(round, Lund, "stod", nils, day, Secret);
        Succeeded(await Scenario.Get<WithdrawSection>().RunAsync(Coordinator(Lund), round, Lund, "stod", nils.PersonId));
        Succeeded(await Scenario.Get<MarkSectionReady>().RunAsync(Coordinator(Lund), round, Lund, "stod", isReady: true));
        Succeeded(await Scenario.Get<MarkSectionReady>().RunAsync(Coordinator(Lund), round, Lund, "stod", isReady: false));
        Succeeded(await Scenario.Get<MarkSectionReady>().RunAsync(Coordinator(Lund), round, Lund, "stod", isReady: false));
        var note = await Scenario.WriteNoteAsync(round, Lund, "styrgrupp_finns", Secret);
        Succeeded(await Scenario.Get<ResolveNote>().RunAsync(Coordinator(Lund), round, Lund, note.Id));
        await Scenario.SendForApprovalAsync(round, Lund);
        await Scenario.SendBackAsync(round, Lund, Secret);
        await Scenario.SendForApprovalAsync(round, Lund);
        await Scenario.SubmitAsync(round, Lund, Approver(Lund));
        await Scenario.ReopenAsync(round, Lund, day, Secret);
        await Scenario.ExtendAsync(round, Lund, day.AddDays(1), Secret);
        await Scenario.DeclineAsync(round, Malmö, Secret);

        var all = await OfRoundAsync(round);
        var entries = all.Where(entry => entry.AreaCode != Malmö).ToList();

        Assert.Equal(
            [
                "RoundCreated Round", "RoundOpened Round",
                "AnswerSaved Item larande_exempel Version=1", "AnswerSaved Item styrgrupp_finns.@explanation Version=1", "AnswerCleared Item larande_exempel Version=2",
                "ClashSettled Item larande_exempel Choice=Other; Version=2",
                $"SectionAssigned Section stod Person={nils.PersonId}; Until=2025-10-04", $"SectionWithdrawn Section stod Person={nils.PersonId}",
                "SectionMarkedReady Section stod ", "SectionReadyTakenBack Section stod ",
                $"NoteWritten Note {note.Id} Question=styrgrupp_finns", $"NoteResolved Note {note.Id} ",
                "SentForApproval Response 1281 From=Started; To=AwaitingApproval", "SentBack Response 1281 From=AwaitingApproval; To=Started",
                "SentForApproval Response 1281 From=Started; To=AwaitingApproval", "Submitted Response 1281 From=AwaitingApproval; To=Submitted; Revision=1",
                "Reopened Response 1281 From=Submitted; To=Reopened; Until=2025-10-04", "DeadlineExtended Response 1281 From=Reopened; To=Reopened; Until=2025-10-05",
            ],
            entries.Select(entry => entry.ObjectKind == "Round" ? $"{entry.Action} Round" : $"{entry.Action} {entry.ObjectKind} {entry.ObjectId} {entry.Detail}"));
        Assert.All(all, entry => Assert.DoesNotContain("Hemligt", entry.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Declined Response 1280 From=Invited; To=Declined", Assert.Single(all.Where(entry => entry.AreaCode == Malmö).Select(entry => $"{entry.Action} {entry.ObjectKind} {entry.ObjectId} {entry.Detail}")));
        Assert.Equal(Enumerable.Range(1, 16), entries.Skip(2).Select(entry => entry.Number));
        Assert.All(entries.Skip(2), entry => Assert.Equal((Lund, round), (entry.AreaCode, entry.RoundKey)));
        Assert.Equal(["Asta Administratör", "Åsa Öberg", "Göran Godkännare", "Hanna Handläggare"], entries.Select(entry => entry.PersonName).Distinct());
    }

    [Fact]
    public async Task The_life_of_a_round_is_told()
    {
        var round = await Scenario.CreateRoundAsync(null, Lund, Malmö);
        var file = new MemoryStream(Encoding.UTF8.GetBytes("municipality,question,row,value\n1281,styrgrupp_finns,,yes\n"));
        Succeeded(await Scenario.Get<ImportAnswers>().RunAsync(Administrator with { Origin = "192.0.2.9" }, round, file));
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        await Scenario.CorrectAsync(round, Lund, ("styrgrupp_finns", "no"));
        Succeeded(await Scenario.Get<ReleaseRound>().RunAsync(Administrator, round, "Rättat svar."));

        var entries = await OfRoundAsync(round);

        Assert.Equal(
            [
                "RoundCreated Municipalities=2", "AnswersImported Municipalities=1; Answers=1", "RoundClosed From=Draft; To=Closed", "RoundPublished From=Closed; To=Published",
                "RoundReleased Release=2",
            ],
            entries.Select(entry => $"{entry.Action} {entry.Detail}"));
        Assert.All(entries, entry => Assert.Equal((Guid.Empty, "Round", round, Administrator.PersonId), (entry.Chain, entry.ObjectKind, entry.ObjectId, entry.PersonId)));
        Assert.Equal("192.0.2.9", entries[1].Origin);
    }

    [Fact]
    public async Task Signing_in_and_out_is_told_with_how_and_from_where()
    {
        var nils = await Scenario.EnrolAsync("Nils Inloggad", Role.Contributor, Lund);
        var first = Succeeded(await Scenario.Get<StartSession>().RunAsync(nils.PersonId, SignInMethod.Provider, "freja", "192.0.2.1"));
        Succeeded(await Scenario.Get<EndSession>().RunAsync(first.SessionId!.Value, "192.0.2.2"));
        Succeeded(await Scenario.Get<EndSession>().RunAsync(first.SessionId!.Value, "192.0.2.2"));
        var second = Succeeded(await Scenario.Get<StartSession>().RunAsync(nils.PersonId, SignInMethod.Email, null, "192.0.2.3"));
        Succeeded(await Scenario.Get<EndSession>().EverywhereAsync(second));

        var entries = await ListAsync(new AuditFilter(Person: "Nils Inloggad"));

        Assert.Equal(
            [
                $"SignedIn Session {first.SessionId} Method=Provider; Provider=freja 192.0.2.1", $"SignedOut Session {first.SessionId}  192.0.2.2",
                $"SignedIn Session {second.SessionId} Method=Email 192.0.2.3", $"SignedOutEverywhere Person {nils.PersonId} Sessions=1 192.0.2.3",
            ],
            entries.Select(entry => $"{entry.Action} {entry.ObjectKind} {entry.ObjectId} {entry.Detail} {entry.Origin}"));
    }

    [Fact]
    public async Task What_is_refused_or_changes_nothing_leaves_no_entry()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        var before = (await OfRoundAsync(round)).Count;

        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes", version: 1));
        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", version: 7));
        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", version: 1, by: Coordinator(Malmö)));
        AssertFailed(FailureKind.Conflict, await Scenario.Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Publish));

        Assert.Equal(before, (await OfRoundAsync(round)).Count);
    }

    [Fact]
    public async Task The_log_is_read_by_administrators_and_a_response_s_own_part_by_those_who_answer_for_it()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes", by: Coordinator(Lund) with { Origin = "192.0.2.4" }));
        await Scenario.SaveAsync(round, Malmö, ("styrgrupp_finns", "yes"));

        foreach (var reader in (Actor[])[Coordinator(Lund), Approver(Lund)])
        {
            var own = Succeeded(await Scenario.Get<ReadOwnAudit>().RunAsync(reader, round, Lund));
            var entry = Assert.Single(own.Page.Entries);
            Assert.Equal(("AnswerSaved", Lund, (string?)null, 1), (entry.Action, entry.AreaCode, entry.Origin, own.Page.Total));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ListAudit>().RunAsync(reader, new AuditFilter()));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ListAudit>().EachAsync(reader, new AuditFilter(), _ => throw new InvalidOperationException()));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<VerifyAudit>().RunAsync(reader));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnAudit>().RunAsync(reader, round, Malmö));
        }

        foreach (var other in (Actor[])[Administrator, Analyst, CountyOfficer("12"), Person("N.N.", Role.Contributor, Lund)])
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnAudit>().RunAsync(other, round, Lund));
    }

    [Fact]
    public async Task Entries_are_chosen_by_each_part_of_the_filter_and_by_all_at_once()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var åsa = Coordinator(Lund, "Åsa Filtrerad");
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes", by: åsa));
        await Scenario.SaveAsync(round, Malmö, ("styrgrupp_finns", "yes"));
        // Two minutes to midnight in Stockholm, and past it: two days there, one day in UTC.
        Scenario.Time.Now = new DateTimeOffset(2025, 11, 3, 22, 58, 0, TimeSpan.Zero);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "larande_exempel", "a", by: åsa));
        Scenario.Time.Advance(TimeSpan.FromMinutes(3));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "larande_exempel", "b", version: 1, by: åsa));

        Assert.Equal(3, await CountAsync(new AuditFilter(Round: round, Area: Lund)));
        Assert.Equal(3, await CountAsync(new AuditFilter(Person: " Åsa Filtrerad ")));
        Assert.Equal(3, await CountAsync(new AuditFilter(Person: $"{åsa.PersonId}")));
        Assert.Equal(0, await CountAsync(new AuditFilter(Person: "åsa filtrerad")));
        Assert.Equal(4, await CountAsync(new AuditFilter(Round: round, Action: AuditAction.AnswerSaved)));
        Assert.Equal(2, await CountAsync(new AuditFilter(Round: round, ObjectId: "styrgrupp_finns")));
        Assert.Equal(1, await CountAsync(new AuditFilter(Round: round, From: new DateOnly(2025, 11, 4))));
        Assert.Equal(1, await CountAsync(new AuditFilter(Round: round, From: new DateOnly(2025, 11, 3), To: new DateOnly(2025, 11, 3))));
        Assert.Equal(1, await CountAsync(new AuditFilter(new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 1), "Åsa Filtrerad", Lund, round, AuditAction.AnswerSaved, "styrgrupp_finns")));
        Assert.Contains("Åsa Filtrerad", Succeeded(await Scenario.Get<ListAudit>().RunAsync(Administrator, new AuditFilter(From: new DateOnly(2025, 11, 3)))).People);
    }

    [Fact]
    public async Task A_page_has_a_hundred_entries_the_latest_first_and_none_is_left_out_or_told_twice()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        for (var i = 0; i < 205; i++)
        {
            Scenario.Time.Advance(TimeSpan.FromSeconds(1));
            Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_omfattning", $"{1 + i % 2}", version: i));
        }

        var pages = new List<AuditPage>();
        for (var page = 1; page <= 4; page++)
            pages.Add(Succeeded(await Scenario.Get<ListAudit>().RunAsync(Administrator, new AuditFilter(Round: round, Area: Lund), page)));

        Assert.Equal([100, 100, 5, 5], pages.Select(page => page.Entries.Count));
        Assert.Equal([1, 2, 3, 3], pages.Select(page => page.Number));
        Assert.All(pages, page => Assert.Equal((205, 3), (page.Total, page.Pages)));
        Assert.Equal(Enumerable.Range(1, 205).Reverse(), pages.Take(3).SelectMany(page => page.Entries).Select(entry => entry.Number));
        Assert.Equal(205, (await ListAsync(new AuditFilter(Round: round, Area: Lund))).Count);
    }

    private async Task<int> CountAsync(AuditFilter filter)
    {
        var page = Succeeded(await Scenario.Get<ListAudit>().RunAsync(Administrator, filter));
        Assert.Equal(page.Total, page.Entries.Count);
        return page.Total;
    }

    /// <summary>In the order in which it was done.</summary>
    private async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter)
    {
        var entries = new List<AuditEntry>();
        Succeeded(await Scenario.Get<ListAudit>().EachAsync(Administrator, filter, entry =>
        {
            entries.Add(entry);
            return Task.CompletedTask;
        }));
        return [.. entries.OrderBy(entry => entry.Chain == Guid.Empty ? 0 : 1).ThenBy(entry => entry.Number)];
    }

    private Task<IReadOnlyList<AuditEntry>> OfRoundAsync(string round) => ListAsync(new AuditFilter(Round: round));
}
