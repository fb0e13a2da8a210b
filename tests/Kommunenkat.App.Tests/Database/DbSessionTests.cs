using System.Data.Common;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

/// <summary>What goes into a table comes out of it the same, on both engines.</summary>
public abstract class DbSessionTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : DbSessionTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : DbSessionTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData("Åsa Öberg-Ärlig")]
    [InlineData("å ä ö Å Ä Ö é ü – … “citat” €")]
    [InlineData("漢字 😀 e\u0301")]
    [InlineData("'; DROP TABLE person; --")]
    [InlineData(" spaces around ")]
    public async Task Texts_ids_times_and_truth_values_come_back_as_they_were(string name)
    {
        var person = NewPerson(name) with { IsDemo = true, CreatedAt = ManualTime.Start.ToOffset(TimeSpan.FromHours(2)) };

        var stored = await InsertAsync(person);

        Assert.Equal(person, stored);
        Assert.Equal(TimeSpan.Zero, stored!.CreatedAt.Offset);
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("1752-12-31", "2024-02-29")]
    [InlineData(null, "2025-12-01")]
    [InlineData(null, null)]
    public async Task Days_come_back_as_they_were_also_where_there_is_none(string? first, string? second)
    {
        var (lastAnswerDay, close) = (first is null ? null : (DateOnly?)DateOnly.Parse(first), second is null ? null : (DateOnly?)DateOnly.Parse(second));
        var file = Scenario.QuestionnaireOfANewRound(out var key);
        Scenario.Succeeded(await Scenario.Get<CreateRound>().RunAsync(Scenario.Administrator, new NewRound(file, [Scenario.Lund], lastAnswerDay, close)));

        var round = await Database.RunAsync(async session => (Outcome<Round>)(await RoundStore.FindAsync(session, key))!);

        Assert.Equal((lastAnswerDay, close, (DateTimeOffset?)null), (round.LastAnswerDay, round.DefinitiveClose, round.OpenedAt));
    }

    [Fact]
    public async Task A_whole_questionnaire_comes_back_to_the_letter()
    {
        var row = new QuestionnaireRow { Id = Guid.CreateVersion7(), Content = ReferenceFiles.Questionnaire("2025"), Sha256 = new string('a', 64), CreatedAt = ManualTime.Start };

        var stored = await Database.RunAsync(async session =>
        {
            await RoundStore.InsertQuestionnaireAsync(session, row);
            return (Outcome<QuestionnaireRow>)(await RoundStore.FindQuestionnaireAsync(session, row.Id))!;
        });

        Assert.Equal(row, stored);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1234)]
    public async Task Many_rows_are_inserted_in_as_many_statements_as_they_need(int count)
    {
        var round = await RoundAsync();
        var rows = Enumerable.Range(1, count)
            .Select(i => ResponseRow.Invited(round.Id, $"{i:0000}") with
            {
                State = i % 2 == 0 ? ResponseState.Started : ResponseState.Invited,
                // None in the first row of a statement, some in the later ones: a column has one type all the same.
                StartedAt = i % 2 == 0 ? ManualTime.Start.AddMinutes(i) : null,
                Version = i,
            })
            .ToList();

        var stored = await Database.RunAsync(async session =>
        {
            await ResponseStore.InsertAsync(session, rows);
            return (Outcome<List<ResponseRow>>)(await ResponseStore.OfRoundAsync(session, round.Id)).ToList();
        });

        Assert.Equal(rows, stored);
    }

    [Fact]
    public async Task Keys_compare_to_the_letter()
    {
        var id = Guid.CreateVersion7();

        foreach (var person in (PersonRow[])[NewPerson("A") with { Email = $"{id}@Lund.se" }, NewPerson("B") with { Email = $"{id}@lund.se" }])
            await Database.ExecuteAsync("INSERT INTO person (id, name, email, is_demo, created_at) VALUES (@Id, @Name, @Email, @IsDemo, @CreatedAt)", person);

        Assert.Equal("B", await Database.ValueAsync<string>("SELECT name FROM person WHERE email = @email", new { email = $"{id}@lund.se" }));
    }

    [Fact]
    public async Task An_insert_that_meets_its_like_says_so_and_the_work_goes_on()
    {
        const string InsertSql = "INSERT INTO person (id, name, email, is_demo, created_at) VALUES (@Id, @Name, @Email, @IsDemo, @CreatedAt)";
        var person = NewPerson("A");

        var inserted = await Database.RunAsync(async session => (Outcome<bool[]>)(bool[])
        [
            await session.TryInsertAsync(InsertSql, person),
            await session.TryInsertAsync(InsertSql, person),
            await session.TryInsertAsync(InsertSql, NewPerson("B") with { Email = person.Email }),
            await session.TryInsertAsync(InsertSql, NewPerson("C")),
        ]);

        Assert.Equal([true, false, false, true], inserted);
    }

    [Fact]
    public async Task Other_constraints_than_keys_are_bugs()
    {
        var stranger = ResponseRow.Invited(Guid.CreateVersion7(), Scenario.Lund);

        await Assert.ThrowsAnyAsync<DbException>(() => Database.RunAsync(async session =>
        {
            await ResponseStore.InsertAsync(session, [stranger]);
            return (Outcome<Done>)Done.Instance;
        }));
    }

    [Fact]
    public async Task Work_that_fails_or_throws_leaves_nothing_behind()
    {
        var (failed, thrown) = (NewPerson("F"), NewPerson("T"));
        var app = Scenario.Get<App.Database.AppDatabase>();

        var outcome = await app.WriteAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [failed]);
            return Failure.Conflict("No.");
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.WriteAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [thrown]);
            throw new InvalidOperationException();
        }));

        AssertFailed(FailureKind.Conflict, outcome);
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM person WHERE name IN @names", new { names = (string[])["F", "T"] }));
    }

    private static PersonRow NewPerson(string name) =>
        new() { Id = Guid.CreateVersion7(), Name = name, Email = $"{Guid.CreateVersion7()}@example.se", CreatedAt = ManualTime.Start };

    private Task<PersonRow?> InsertAsync(PersonRow person) => Database.RunAsync(async session =>
    {
        await PersonStore.InsertAsync(session, [person]);
        return (Outcome<PersonRow?>)await PersonStore.FindAsync(session, person.Id);
    });

    /// <summary>A round that nobody is invited to yet.</summary>
    private async Task<Round> RoundAsync()
    {
        var key = await Scenario.CreateRoundAsync();
        return await Database.RunAsync(async session => (Outcome<Round>)(await RoundStore.FindAsync(session, key))!);
    }
}
