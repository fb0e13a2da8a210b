using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Answering;

/// <summary>Colleagues at work in one response at the same moment, each on a connection of their own.</summary>
public abstract class ConcurrentSavesTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ConcurrentSavesTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ConcurrentSavesTests(database), IClassFixture<SqlServerOfClass>;

    private const int Colleagues = 8;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_many_saves_of_one_answer_exactly_one_wins(int version)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        if (version == 1)
            await Scenario.SaveAsync(round, Lund, ("samordnare_omfattning", "99"));

        var saves = await AtOnceAsync(i => Scenario.TrySaveAsync(round, Lund, "samordnare_omfattning", $"{i + 1}", version));

        var winner = Assert.Single(Enumerable.Range(0, Colleagues), i => saves[i].IsSuccess);
        Assert.All(saves.Where(save => !save.IsSuccess), save => AssertFailed(FailureKind.Conflict, save));
        Assert.Equal(new NumberAnswer(winner + 1), (await Scenario.OpenAsync(round, Lund)).Draft[new ItemKey("samordnare_omfattning")]);
    }

    [Fact]
    public async Task Saves_of_different_answers_are_all_stored_also_the_first_ones_of_a_response()
    {
        string[] rows = ["socialtjanst", "forskola", "grundskola", "gymnasieskola", "fritid", "aldreomsorg"];
        var round = await Scenario.OpenRoundAsync(Lund);

        var saves = await AtOnceAsync(i => Scenario.TrySaveAsync(round, Lund, i < rows.Length ? $"utbildning_personal.{rows[i]}" : i == 6 ? "styrgrupp_finns" : "kontakt_namn",
            i < rows.Length ? "some" : i == 6 ? "no" : "Åke"));

        Assert.All(saves, save => Assert.True(save.IsSuccess, save.Failure?.Messages[0]));
        Assert.Equal(Colleagues, (await Scenario.OpenAsync(round, Lund)).Draft.Count);
        Assert.Equal(Colleagues, await Database.ValueAsync<int>(
            "SELECT r.version FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round", new { round }));
    }

    [Fact]
    public async Task A_submission_holds_all_that_was_saved_before_it_or_is_refused()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var round = await Scenario.OpenRoundAsync(Lund);
            await Scenario.SaveAsync(round, Lund, ("ovrigt", "Hej"));
            // Not a required question, so that the number of findings is the same with and without it.
            var findings = await Scenario.FindingsAsync(round, Lund);

            var save = Scenario.TrySaveAsync(round, Lund, "larande_exempel", "Å");
            var submit = Scenario.Get<App.Submitting.SubmitResponse>().RunAsync(Coordinator(Lund), round, Lund, findings);
            await Task.WhenAll(save, submit);

            if ((await submit).IsSuccess)
            {
                var receipt = Succeeded(await Scenario.Get<App.Submitting.ReadReceipt>().RunAsync(Coordinator(Lund), round, Lund, 1));
                Assert.Equal((await save).IsSuccess, receipt.Answers[new ItemKey("larande_exempel")] is not null);
            }
            else
            {
                AssertFailed(FailureKind.Conflict, await submit);
                Succeeded(await save);
            }
        }
    }

    private static Task<Outcome<App.Answering.SavedAnswer>[]> AtOnceAsync(Func<int, Task<Outcome<App.Answering.SavedAnswer>>> save) =>
        Task.WhenAll(Enumerable.Range(0, Colleagues).Select(i => Task.Run(() => save(i))));
}
