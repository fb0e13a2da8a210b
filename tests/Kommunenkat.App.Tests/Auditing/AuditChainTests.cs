using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Auditing;

/// <summary>Each entry seals the one before it: what is done to the log behind the program's back is found.</summary>
public abstract class AuditChainTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : AuditChainTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : AuditChainTests(database), IClassFixture<SqlServerOfClass>;

    private const int Length = 6;

    [Fact]
    public async Task Entries_that_are_added_at_the_same_moment_from_many_connections_make_an_unbroken_chain()
    {
        var chain = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => AddAsync(chain, $"item{i}"))));

        var verified = await VerifyAsync(chain);

        Assert.Equal((12L, 12, 0), (verified.Entries, Assert.Single(verified.Heads).Number, verified.Broken.Count));
    }

    [Fact]
    public async Task A_chain_longer_than_one_bite_is_read_to_its_end()
    {
        var chain = Guid.CreateVersion7();
        await Database.RunAsync<Done>(async session =>
        {
            for (var i = 0; i < VerifyAudit.Bite + 5; i++)
                await AddAsync(session, chain, "item");
            return Done.Instance;
        });

        Assert.Empty((await VerifyAsync(chain)).Broken);
        await Database.ExecuteAsync("UPDATE audit_entry SET detail = 'Version=9' WHERE chain = @chain AND number = 1003", new { chain });
        Assert.Equal([new BrokenChain(chain, 1003, AuditFault.Changed)], (await VerifyAsync(chain)).Broken);
    }

    [Theory]
    [InlineData("occurred_at = @later", AuditFault.Changed)]
    [InlineData("person_id = @other", AuditFault.Changed)]
    [InlineData("person_id = NULL", AuditFault.Changed)]
    [InlineData("person_name = 'Någon annan'", AuditFault.Changed)]
    [InlineData("origin = '192.0.2.99'", AuditFault.Changed)]
    [InlineData("action = 'AnswerCleared'", AuditFault.Changed)]
    [InlineData("object_kind = 'Section'", AuditFault.Changed)]
    [InlineData("object_id = 'other'", AuditFault.Changed)]
    [InlineData("area_code = '1280'", AuditFault.Changed)]
    [InlineData("round_key = '1999'", AuditFault.Changed)]
    [InlineData("detail = NULL", AuditFault.Changed)]
    [InlineData("hash = @hash", AuditFault.Changed)]
    [InlineData("previous_hash = @hash", AuditFault.WrongPrevious)]
    public async Task A_change_of_any_column_is_found(string change, AuditFault fault)
    {
        var chain = await ChainAsync();

        var parameters = new { chain, later = ManualTime.Start.AddYears(1), other = Guid.CreateVersion7(), hash = new string('a', 64) };
        Assert.Equal(1, await Database.ExecuteAsync($"UPDATE audit_entry SET {change} WHERE chain = @chain AND number = 3", parameters));

        Assert.Equal([new BrokenChain(chain, 3, fault)], (await VerifyAsync(chain)).Broken);
    }

    [Fact]
    public async Task An_entry_that_is_changed_and_sealed_anew_is_given_away_by_the_next()
    {
        var chain = await ChainAsync();
        var part = await Database.RunAsync<List<AuditRow>>(async session => (await AuditStore.PartAsync(session, chain, 2, 3)).ToList());
        var forged = part[0] with { PersonName = "Någon annan" };

        await Database.ExecuteAsync(
            "UPDATE audit_entry SET person_name = @name, hash = @hash WHERE chain = @chain AND number = 3", new { chain, name = forged.PersonName, hash = AuditSeal.HashOf(forged) });

        Assert.Equal([new BrokenChain(chain, 4, AuditFault.WrongPrevious)], (await VerifyAsync(chain)).Broken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task An_entry_that_is_taken_out_is_missed(int number)
    {
        var chain = await ChainAsync();

        await Database.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @chain AND number = @number", new { chain, number });

        Assert.Equal([new BrokenChain(chain, number, AuditFault.Missing)], (await VerifyAsync(chain)).Broken);
    }

    [Fact]
    public async Task Entries_in_another_order_or_another_chain_are_found()
    {
        var (chain, other) = (await ChainAsync(), await ChainAsync());
        foreach (var (from, to) in ((int, int)[])[(2, 99), (3, 2), (99, 3)])
            await Database.ExecuteAsync("UPDATE audit_entry SET number = @to WHERE chain = @chain AND number = @from", new { chain, from, to });
        await Database.ExecuteAsync("UPDATE audit_entry SET chain = @chain, number = 7 WHERE chain = @other AND number = 6", new { chain, other });
        await Database.ExecuteAsync("UPDATE audit_entry SET number = 2000000000 WHERE chain = @other AND number = 5", new { other });

        Assert.Equal([new BrokenChain(chain, 2, AuditFault.WrongPrevious)], (await VerifyAsync(chain)).Broken);
        Assert.Equal([new BrokenChain(other, 5, AuditFault.Missing)], (await VerifyAsync(other)).Broken);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_only_by_what_was_noted()
    {
        var (chain, gone) = (await ChainAsync(), await ChainAsync());
        AuditHead[] noted = [Assert.Single((await VerifyAsync(chain)).Heads), Assert.Single((await VerifyAsync(gone)).Heads)];
        await AddAsync(chain, "later");
        Assert.DoesNotContain((await VerifyAsync(null, noted)).Broken, broken => broken.Chain == chain || broken.Chain == gone);

        await Database.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @chain AND number >= 5", new { chain });
        await Database.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @gone", new { gone });

        Assert.Empty((await VerifyAsync(chain)).Broken);
        Assert.Equal(
            [new BrokenChain(chain, 5, AuditFault.Cut), new BrokenChain(gone, 1, AuditFault.Cut)],
            (await VerifyAsync(null, noted)).Broken.Where(broken => broken.Chain == chain || broken.Chain == gone));
    }

    [Fact]
    public async Task A_chain_that_was_sealed_anew_from_the_start_is_found_by_what_was_noted()
    {
        var chain = await ChainAsync();
        AuditHead[] noted = [Assert.Single((await VerifyAsync(chain)).Heads)];

        await Database.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @chain", new { chain });
        for (var i = 0; i < Length + 2; i++)
            await AddAsync(chain, "forged");

        Assert.Empty((await VerifyAsync(chain)).Broken);
        Assert.Equal([new BrokenChain(chain, Length, AuditFault.NotAsNoted)], (await VerifyAsync(chain, noted)).Broken);
    }

    [Fact]
    public async Task An_entry_is_rolled_back_with_the_change_that_it_tells_of()
    {
        var chain = await ChainAsync();

        var outcome = await Scenario.Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await AddAsync(session, chain, "item");
            return Failure.Conflict("Not after all.");
        });

        AssertFailed(FailureKind.Conflict, outcome);
        Assert.Equal(Length, Assert.Single((await VerifyAsync(chain)).Heads).Number);
    }

    private async Task<Guid> ChainAsync()
    {
        var chain = Guid.CreateVersion7();
        for (var i = 0; i < Length; i++)
            await AddAsync(chain, $"item{i}");
        return chain;
    }

    private Task<Done> AddAsync(Guid chain, string item) => Database.RunAsync<Done>(async session =>
    {
        await AddAsync(session, chain, item);
        return Done.Instance;
    });

    private Task AddAsync(DbSession session, Guid chain, string item) => AuditLog.AddAsync(
        session, Coordinator(Lund, "Åsa \"Citat\" Öberg\t😀") with { Origin = "192.0.2.1" }, AuditAction.AnswerSaved,
        new AuditSubject(AuditObject.Item, item) { Chain = chain, AreaCode = Lund, RoundKey = "2027" }, Scenario.Time.Now, (AuditFact.Version, 1));

    private async Task<AuditVerification> VerifyAsync(Guid? chain, IReadOnlyList<AuditHead>? noted = null) =>
        Succeeded(await Scenario.Get<VerifyAudit>().RunAsync(Administrator, chain, noted));
}
