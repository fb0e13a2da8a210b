using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Imports;

public abstract class ImportWideTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ImportWideTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ImportWideTests(database), IClassFixture<SqlServerOfClass>;

    private const string Landskrona = "1282";

    private const string StoredSql = "SELECT municipality_code FROM response p JOIN survey_round r ON r.id = p.round_id WHERE r.round_key = @round AND p.state = 'Submitted'";

    private const string InvitedSql = "SELECT municipality_code FROM response p JOIN survey_round r ON r.id = p.round_id WHERE r.round_key = @round AND p.state = 'Invited' ORDER BY municipality_code";

    private const string SubmissionsSql = "SELECT s.receipt_number FROM submission s JOIN response p ON p.id = s.response_id JOIN survey_round r ON r.id = p.round_id WHERE r.round_key = @round";

    private static readonly SourceBook Three = Wide.Book(
        ["Kommun", "Samordnare finns", "stod_barn.samtal", "stod_barn.grupp", "submittedDay"],
        ["Lunds kommun", "JA", "1", "0", "2023-05-02"],
        ["Malmö stad", "Vet ej", "x", "X", "2023-05-03 10:30:00"],
        ["Landskrona", "-", null, null, null]);

    [Fact]
    public async Task Words_become_answers_and_the_day_is_the_files()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);

        var import = (await ImportAsync(round, Three)).Value;

        Assert.Empty(import.Reading.Faults);
        Assert.True(import.IsStored);
        Assert.Equal((3, 4, 0, 0), (import.Reading.Municipalities, import.Reading.Answers, import.Reading.LeftOut, import.Reading.NotSubmitted));
        var lund = await ReceiptAsync(round, Lund);
        Assert.Equal(["samordnare_finns=yes", "stod_barn=samtal"], Answers(lund));
        Assert.Equal(["samordnare_finns=dont_know", "stod_barn=samtal|grupp"], Answers(await ReceiptAsync(round, Malmö)));
        Assert.Empty(Answers(await ReceiptAsync(round, Landskrona)));
        Assert.Equal((true, new DateOnly(2023, 5, 2)), (lund.Head.IsImported, SwedishTime.DayOf(lund.Head.SubmittedAt)));
        Assert.Equal(ManualTime.Start, (await ReceiptAsync(round, Landskrona)).Head.SubmittedAt);
    }

    [Fact]
    public async Task A_dry_run_counts_and_stores_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);

        var reading = (await ImportAsync(round, Three, isDryRun: true)).Value.Reading;

        Assert.Equal((3, 4), (reading.Municipalities, reading.Answers));
        var item = reading.Items.Single(count => count.Item.Key.Question == "stod_barn");
        Assert.Equal(2, item.Answers);
        Assert.Equal(["samtal 2", "grupp 1"], item.Options.Where(option => option.Count > 0).Select(option => $"{option.Option} {option.Count}"));
        Assert.Equal([Lund, Malmö, Landskrona], reading.FirstRows.Select(row => row.MunicipalityCode));
        Assert.Empty(await QueryAsync(StoredSql, round));
        Assert.Empty(await QueryAsync(SubmissionsSql, round));
    }

    [Fact]
    public async Task Whoever_has_not_submitted_stays_as_they_are()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);
        await Scenario.SaveAsync(round, Malmö, ("budget_avsatt", "no"));

        var import = (await ImportAsync(round, Wide.Book(
            ["municipality", "status", "budget_avsatt"], [Lund, "submitted", "no"], [Malmö, "started", "-"], [Landskrona, "invited", "-"]))).Value;

        Assert.Equal((true, 1, 2), (import.IsStored, import.Reading.Municipalities, import.Reading.NotSubmitted));
        Assert.Equal([Lund], await QueryAsync(StoredSql, round));
    }

    [Fact]
    public async Task Answers_to_questions_that_are_not_shown_are_left_out_with_their_place()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        var reading = (await ImportAsync(round, Wide.Book(["municipality", "styrdokument_finns", "styrdokument_plan"], [Lund, "yes", "started"]))).Value.Reading;

        Assert.Equal((1, 1), (reading.Answers, reading.LeftOut));
        Assert.Equal([$"Svar!C2 (styrdokument_plan): styrdokument_plan is left out: with its other answers {Lund} is not asked this question"], Wide.Told(reading.Warnings));
    }

    [Fact]
    public async Task Storing_that_fails_half_way_leaves_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);
        var before = await QueryAsync(InvitedSql, round);
        // Between reading and storing, somebody takes a receipt number of the last municipality.
        var taken = new Interruption(() => ExecuteAsync(
            """
            INSERT INTO submission (id, response_id, revision, submitted_at, submitted_by, receipt_number, sha256, content)
            SELECT p.id, p.id, 1, r.created_at, 'x', 'x', 'x', 'x' FROM response p JOIN survey_round r ON r.id = p.round_id WHERE r.round_key = @round AND p.municipality_code = '1282'
            """, round));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ImportAsync(round, Three, progress: taken));

        Assert.Equal(before, await QueryAsync(InvitedSql, round));
        Assert.Equal(["x"], await QueryAsync(SubmissionsSql, round));
    }

    [Fact]
    public async Task Who_begins_to_answer_meanwhile_stops_the_import()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);

        AssertFailed(FailureKind.Conflict, await ImportAsync(round, Three, progress: new Interruption(() => Scenario.SaveAsync(round, Malmö, ("budget_avsatt", "no")))));

        Assert.Empty(await QueryAsync(StoredSql, round));
    }

    [Fact]
    public async Task An_import_that_is_cancelled_stores_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scenario.Get<ImportWide>().RunAsync(
            Administrator, round, Three, Wide.Proposed(Three), isDryRun: false, new Interruption(cancellation.CancelAsync), cancellation.Token));

        Assert.Empty(await QueryAsync(StoredSql, round));
    }

    [Fact]
    public async Task A_mapping_is_kept_for_the_series_and_replaced_by_one_of_its_name()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var first = new ImportMapping("Blad1", 1, [new MappedColumn(0, "kommun", ColumnRole.Municipality)]);
        var name = $"  Enkäten {round} ";

        _ = (await Scenario.Get<SaveMapping>().RunAsync(Administrator, round, name, first)).Value;
        _ = (await Scenario.Get<SaveMapping>().RunAsync(Administrator, round, name, first with { HeadingRow = 3 })).Value;

        var saved = (await Scenario.Get<PrepareImport>().RunAsync(Administrator, round)).Value.SavedMappings.Single(one => one.Name == name.Trim());
        Assert.Equal((3, Administrator.Name, ManualTime.Start), (saved.Mapping.HeadingRow, saved.SavedBy, saved.SavedAt));
        foreach (var bad in (string[])[" ", new string('a', SaveMapping.LongestName + 1)])
            AssertFailed(FailureKind.Invalid, await Scenario.Get<SaveMapping>().RunAsync(Administrator, round, bad, first));
    }

    [Fact]
    public async Task A_round_is_marked_as_imported_while_nobody_has_answered_here()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona);
        Assert.Equal((false, 3, 0), await ManagedAsync(round));
        _ = (await ImportAsync(round, Wide.Book(["municipality", "budget_avsatt"], [Lund, "no"]))).Value;
        Assert.Equal((true, 3, 1), await ManagedAsync(round));

        await Scenario.SaveAsync(round, Malmö, ("budget_avsatt", "no"));
        await Scenario.SubmitAsync(round, Malmö);

        Assert.Equal((false, 3, 2), await ManagedAsync(round));
    }

    private async Task<(bool, int, int)> ManagedAsync(string round)
    {
        var managed = (await Scenario.Get<ListManagedRounds>().RunAsync(Administrator)).Value.Single(one => one.Round.Key == round);
        return (managed.Round.IsImported, managed.Invited, managed.Submitted);
    }

    private Task<Outcome<WideImport>> ImportAsync(string round, SourceBook book, bool isDryRun = false, IProgress<ImportProgress>? progress = null) =>
        Scenario.Get<ImportWide>().RunAsync(Administrator, round, book, Wide.Proposed(book), isDryRun, progress);

    private async Task<Receipt> ReceiptAsync(string round, string municipality) =>
        (await Scenario.Get<ReadReceipt>().RunAsync(Coordinator(municipality), round, municipality, 1)).Value;

    private static IEnumerable<string> Answers(Receipt receipt) => receipt.Questionnaire.Items
        .Where(item => receipt.Answers[item.Key] is not null)
        .Select(item => $"{item.Key}={AnswerText.Canonical(receipt.Answers[item.Key]!)}");

    private async Task<IReadOnlyList<string>> QueryAsync(string sql, string round) =>
        (await Scenario.Get<AppDatabase>().ReadAsync<IReadOnlyList<string>>(async session => (await session.QueryAsync<string>(sql, new { round })).ToList())).Value;

    private async Task ExecuteAsync(string sql, string round) =>
        _ = (await Scenario.Get<AppDatabase>().WriteAsync<int>(async session => await session.ExecuteAsync(sql, new { round }))).Value;

    /// <summary>Does something once, when all rows are read and nothing is stored yet.</summary>
    private sealed class Interruption(Func<Task> act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done == value.All)
                act().GetAwaiter().GetResult(); // what reports cannot wait otherwise, and is on a thread of its own
        }
    }
}
