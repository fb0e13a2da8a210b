using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>A SQLite file of its own in a temporary folder, with the schema and no more.</summary>
public sealed class ExchangeDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-exchange-");
    private readonly ServiceProvider _services;

    public ExchangeDatabase()
    {
        var settings = DatabaseSettings.From("Sqlite", $"Data Source={Path.Combine(_folder.FullName, "test.db")}");
        _services = new ServiceCollection().AddKommunenkat(settings).BuildServiceProvider();
        Get<Migrator>().Migrate();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task CreateRoundAsync(string round = "2025", IReadOnlyList<string>? frame = null, string? questionnaire = null) =>
        _ = (await Get<CreateRound>().RunAsync(Actor.Operator, new NewRound(questionnaire ?? ReferenceFiles.Questionnaire(round), frame))).Value;

    public async Task ChangeRoundAsync(RoundAction action, string round = "2025") =>
        _ = (await Get<ChangeRoundState>().RunAsync(Actor.Operator, round, action)).Value;

    /// <summary>Closes and publishes a round.</summary>
    public async Task PublishAsync(string round = "2025")
    {
        await ChangeRoundAsync(RoundAction.Close, round);
        await ChangeRoundAsync(RoundAction.Publish, round);
    }

    /// <summary>How many statements some work costs.</summary>
    public async Task<int> StatementsAsync(Func<Task> work)
    {
        var before = Get<AppDatabase>().Statements;
        await work();
        return Get<AppDatabase>().Statements - before;
    }

    public Task<Outcome<ImportedAnswers>> ImportAsync(string file, string round = "2025") => ImportAsync(Encoding.UTF8.GetBytes(file), round);

    public Task<Outcome<ImportedAnswers>> ImportAsync(byte[] file, string round = "2025") =>
        Get<ImportAnswers>().RunAsync(Actor.Operator, round, new MemoryStream(file));

    /// <summary>Begins a draft as the municipality's coordinator.</summary>
    public async Task StartDraftAsync(string municipality)
    {
        var coordinator = new Actor(Guid.CreateVersion7(), "Sam Ordnare", [new Grant(Role.Coordinator, municipality)]);
        var change = new AnswerChange("2025", municipality, new ItemKey("styrdokument_finns"), new OptionAnswer("yes"), 0);
        _ = (await Get<SaveAnswer>().RunAsync(coordinator, change)).Value;
    }

    public async Task<IReadOnlyList<Observation>> ObservationsAsync(ObservationQuery query) =>
        (await Get<ReadObservations>().RunAsync(Actor.Operator, query)).Value;

    /// <summary>The submitted answers of a municipality as "question[.row]=value", in the questionnaire's order.</summary>
    public async Task<IReadOnlyList<string>> SubmittedAsync(string municipality, string round = "2025") =>
        (await Get<AppDatabase>().ReadAsync<IReadOnlyList<string>>(async session =>
        {
            var stored = (await RoundStore.FindAsync(session, round))!;
            var questionnaire = await Get<QuestionnaireLibrary>().GetAsync(session, stored.QuestionnaireId);
            var submission = (await CountedUnitStore.LatestAsync(session, stored.Id)).Single(unit => unit.MunicipalityCode == municipality).SubmissionId!.Value;
            var answers = SubmissionContent.Answers(questionnaire, (await SubmissionStore.ContentsAsync(session, stored.Id, [municipality]))[submission]);
            return questionnaire.Items.Where(item => answers[item.Key] is not null)
                .Select(item => $"{item.Key}={AnswerText.Canonical(answers[item.Key]!)}").ToList();
        })).Value;

    /// <summary>A picture of all that an import could change, to compare before and after.</summary>
    public async Task<string> StoredAsync() => (await Get<AppDatabase>().ReadAsync<string>(async session =>
    {
        var responses = await session.QueryAsync<string>("SELECT municipality_code || state || version FROM response ORDER BY municipality_code");
        var counts = await session.QueryAsync<long>(
            "SELECT COUNT(*) FROM submission UNION ALL SELECT COUNT(*) FROM answer UNION ALL SELECT COUNT(*) FROM answer_change");
        return $"{string.Join(",", responses)}; {string.Join(",", counts)}";
    })).Value;

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(Get<DatabaseSettings>().ConnectionString))
            SqliteConnection.ClearPool(pooled);
        _services.Dispose();
        _folder.Delete(recursive: true);
    }
}
