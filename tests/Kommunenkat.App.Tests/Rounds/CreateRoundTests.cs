using Kommunenkat.App.Access;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Rounds;

public abstract class CreateRoundTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : CreateRoundTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : CreateRoundTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_round_invites_every_municipality_of_Sweden_unless_told_otherwise()
    {
        var created = Succeeded(await CreateAsync(QuestionnaireOfANewRound(out var key)));

        Assert.Equal((key, RoundState.Draft, false), (created.Round.Key, created.Round.State, created.Round.IsDemo));
        Assert.Equal(290, created.Invited);
        Assert.Equal(290, await CountAsync(key));
        Assert.Equal(created.Round, (await RoundsAsync()).Single(round => round.Key == key));
    }

    [Fact]
    public async Task A_frame_invites_those_it_names_each_once()
    {
        var created = Succeeded(await CreateAsync(QuestionnaireOfANewRound(out var key), frame: [Lund, Malmö, Lund]));

        Assert.Equal(2, created.Invited);
        Assert.Equal(2, await CountAsync(key));
    }

    [Fact]
    public async Task Every_municipality_of_the_frame_that_is_not_there_is_named_and_nothing_stored()
    {
        var refused = await CreateAsync(QuestionnaireOfANewRound(out var key), frame: [Lund, "9999", "180"]);

        AssertFailed(FailureKind.Invalid, refused);
        Assert.Equal(["There is no municipality \"9999\".", "There is no municipality \"180\"."], refused.Failure!.Messages);
        await AssertNothingStoredAsync(key);
    }

    [Fact]
    public async Task All_faults_of_a_file_are_told_at_once_each_with_its_place_and_nothing_stored()
    {
        var file = QuestionnaireOfANewRound(out var key)
            .Replace("\"key\": \"styrgrupp_finns\"", "\"key\": \"samordnare_finns\"", StringComparison.Ordinal)
            .Replace("\"unit\": \"municipality\"", "\"unit\": \"planet\"", StringComparison.Ordinal);

        var refused = await CreateAsync(file);

        AssertFailed(FailureKind.Invalid, refused);
        Assert.True(refused.Failure!.Messages.Count >= 2);
        Assert.All(refused.Failure.Messages, message => Assert.StartsWith("$.", message, StringComparison.Ordinal));
        await AssertNothingStoredAsync(key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hej")]
    [InlineData("[]")]
    public async Task A_file_that_is_no_questionnaire_is_refused(string file) =>
        AssertFailed(FailureKind.Invalid, await CreateAsync(file));

    [Fact]
    public async Task A_round_is_created_once_and_its_first_questionnaire_stays()
    {
        var file = QuestionnaireOfANewRound(out var key);
        Succeeded(await CreateAsync(file, frame: [Lund]));
        var questionnaires = await Database.ValueAsync<int>("SELECT COUNT(*) FROM questionnaire");

        AssertFailed(FailureKind.Conflict, await CreateAsync(file, frame: [Malmö]));

        Assert.Equal(1, await CountAsync(key));
        Assert.Equal(questionnaires, await Database.ValueAsync<int>("SELECT COUNT(*) FROM questionnaire"));
    }

    [Fact]
    public async Task Rounds_whose_keys_differ_in_case_are_two()
    {
        var file = QuestionnaireOfANewRound(out var key);
        Succeeded(await CreateAsync(file, frame: [Lund]));

        Succeeded(await CreateAsync(file.Replace($"\"round\": \"{key}\"", $"\"round\": \"{key.ToUpperInvariant()}\"", StringComparison.Ordinal), frame: [Lund]));
    }

    [Fact]
    public async Task What_a_file_says_of_an_earlier_round_is_checked_against_the_shipped_one_where_it_is_not_stored()
    {
        var file = QuestionnaireOfANewRound(out var key)
            .Replace("\"previousVersion\": 1", "\"previousVersion\": 77", StringComparison.Ordinal);

        var refused = await CreateAsync(file);

        AssertFailed(FailureKind.Invalid, refused);
        Assert.Contains(refused.Failure!.Messages, message => message.Contains("previousVersion", StringComparison.Ordinal));
        await AssertNothingStoredAsync(key);
    }

    [Fact]
    public async Task What_a_file_says_of_a_round_that_nobody_knows_is_a_warning()
    {
        var file = QuestionnaireOfANewRound(out _)
            .Replace("\"previousRound\": \"2023\"", "\"previousRound\": \"1999\"", StringComparison.Ordinal);

        var created = Succeeded(await CreateAsync(file, frame: [Lund]));

        Assert.Contains(created.Warnings, warning => warning.Contains("1999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_answer_day_is_not_later_than_the_definitive_close()
    {
        var refused = await Scenario.Get<CreateRound>().RunAsync(
            Administrator, new NewRound(QuestionnaireOfANewRound(out var key), [Lund], new DateOnly(2025, 12, 2), new DateOnly(2025, 12, 1)));

        AssertFailed(FailureKind.Invalid, refused);
        await AssertNothingStoredAsync(key);
    }

    [Theory]
    [InlineData(Role.Coordinator, Lund)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Analyst, "00")]
    public async Task Only_an_administrator_creates_rounds(Role role, string area)
    {
        var refused = await CreateAsync(QuestionnaireOfANewRound(out var key), Person("N.N.", role, area));

        AssertFailed(FailureKind.NotFound, refused);
        await AssertNothingStoredAsync(key);
    }

    private Task<Outcome<CreatedRound>> CreateAsync(string file, Actor? actor = null, IReadOnlyList<string>? frame = null) =>
        Scenario.Get<CreateRound>().RunAsync(actor ?? Administrator, new NewRound(file, frame, new DateOnly(2025, 11, 30), new DateOnly(2025, 12, 7)));

    private Task<IReadOnlyList<Round>> RoundsAsync() => Database.RunAsync(async session => (Outcome<IReadOnlyList<Round>>)(await RoundStore.AllAsync(session)).ToList());

    private Task<int> CountAsync(string round) => Database.ValueAsync<int>(
        "SELECT COUNT(*) FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round", new { round });

    private async Task AssertNothingStoredAsync(string round)
    {
        Assert.DoesNotContain(await RoundsAsync(), stored => stored.Key == round);
        Assert.Equal(0, await Database.ValueAsync<int>(
            "SELECT COUNT(*) FROM questionnaire q LEFT JOIN survey_round r ON r.questionnaire_id = q.id WHERE r.id IS NULL"));
    }
}
