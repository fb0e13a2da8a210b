using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Auditing;

/// <summary>What can be wrong with an entry.</summary>
public enum AuditFault
{
    /// <summary>It says something else than when it was sealed.</summary>
    Changed,

    /// <summary>There is none of this number, though there are later ones.</summary>
    Missing,

    /// <summary>It was not sealed upon the one before it.</summary>
    WrongPrevious,

    /// <summary>It was noted to be there, and it is not, nor is any after it.</summary>
    Cut,

    /// <summary>It is another than the one that was noted.</summary>
    NotAsNoted,
}

/// <summary>The last entry of a chain, as it can be noted elsewhere.</summary>
public sealed record AuditHead(Guid Chain, int Number, string Hash)
{
    public override string ToString() => FormattableString.Invariant($"{Chain} {Number} {Hash}");

    /// <returns>Null where the line is none of a head.</returns>
    public static AuditHead? Parse(string line) =>
        line.Split(' ') is [var chain, var number, { Length: 64 } hash]
        && Guid.TryParse(chain, out var id)
        && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var last)
        && last > 0
            ? new AuditHead(id, last, hash)
            : null;
}

/// <summary>Where a chain is first found to be broken.</summary>
public sealed record BrokenChain(Guid Chain, int Number, AuditFault Fault);

/// <param name="Heads">One a chain, in the order of their ids as texts.</param>
/// <param name="Broken">One at most a chain.</param>
public sealed record AuditVerification(long Entries, IReadOnlyList<AuditHead> Heads, IReadOnlyList<BrokenChain> Broken)
{
    /// <summary>One hash that stands for all heads: of their lines, each with its end.</summary>
    public string Head => AuditSeal.Sha256(string.Concat(Heads.Select(head => $"{head}\n")));
}

/// <summary>
/// Recomputes the seals of the audit log. Whoever can write in the database can cut off the end of a chain, or seal all of it anew: only
/// heads that were noted elsewhere tell.
/// </summary>
public sealed class VerifyAudit(AppDatabase database)
{
    /// <summary>Entries read at a time.</summary>
    internal const int Bite = 1_000;

    /// <param name="chain">The only chain to look at; null: all.</param>
    /// <param name="noted">Heads that were noted earlier; null: none.</param>
    /// <returns>What was found; <see cref="FailureKind.NotFound"/> where there is no such chain.</returns>
    public Task<Outcome<AuditVerification>> RunAsync(
        Actor actor, Guid? chain = null, IReadOnlyList<AuditHead>? noted = null, CancellationToken cancellation = default) =>
        database.ReadAsync<AuditVerification>(async session =>
        {
            if (!actor.May(Permission.ReadAuditLog))
                return Failure.NotFound("The audit log is an administrator's.");
            var chains = (await AuditStore.ChainsAsync(session)).Where(row => chain is null || row.Chain == chain)
                .OrderBy(row => row.Chain.ToString(), StringComparer.Ordinal).ToList();
            if (chain is not null && chains.Count == 0)
                return Failure.NotFound($"The audit log has no chain {chain}.");

            var expected = (noted ?? []).Where(head => chain is null || head.Chain == chain).ToLookup(head => head.Chain);
            var heads = new List<AuditHead>();
            var broken = new List<BrokenChain>();
            var entries = 0L;
            foreach (var row in chains)
            {
                cancellation.ThrowIfCancellationRequested();
                var walk = new Walk(row.Chain, [.. expected[row.Chain]]);
                await walk.AlongAsync(session, row);
                entries += walk.Entries;
                heads.Add(walk.Head);
                if (walk.Broken is { } found)
                    broken.Add(found);
            }

            broken.AddRange(expected.Where(heads => chains.All(row => row.Chain != heads.Key)).Select(gone => new BrokenChain(gone.Key, 1, AuditFault.Cut)));
            return new AuditVerification(entries, heads, broken);
        }, cancellation);

    /// <summary>Along one chain from its first entry to its last.</summary>
    private sealed class Walk(Guid chain, IReadOnlyList<AuditHead> noted)
    {
        private int _expected = 1;
        private string _previous = AuditSeal.First;

        public long Entries { get; private set; }

        public BrokenChain? Broken { get; private set; }

        public AuditHead Head { get; private set; } = new(chain, 0, AuditSeal.First);

        public async Task AlongAsync(DbSession session, AuditChainRow row)
        {
            // In long: somebody may have written the greatest number there is.
            for (var after = row.FirstNumber - 1L; after < row.LastNumber; after += Bite)
            {
                var upTo = (int)Math.Min(after + Bite, row.LastNumber);
                var part = await AuditStore.PartAsync(session, chain, (int)after, upTo);
                foreach (var entry in part)
                    Take(entry);
                if (part.Count == upTo - after)
                    continue;

                // A hole, however large: what lies behind it hangs on nothing, and is told of by its last entry alone.
                Break(_expected, AuditFault.Missing);
                var last = (await AuditStore.PartAsync(session, chain, row.LastNumber - 1, row.LastNumber)).Single();
                Head = new AuditHead(chain, last.Number, last.Hash);
                break;
            }

            foreach (var head in noted.Where(head => head.Number > Head.Number))
                Break(Head.Number + 1, AuditFault.Cut);
        }

        private void Take(AuditRow entry)
        {
            Entries++;
            if (entry.Number != _expected)
                Break(Math.Min(entry.Number, _expected), entry.Number > _expected ? AuditFault.Missing : AuditFault.Changed);
            else if (entry.PreviousHash != _previous)
                Break(entry.Number, AuditFault.WrongPrevious);
            else if (entry.Hash != AuditSeal.HashOf(entry))
                Break(entry.Number, AuditFault.Changed);
            else if (noted.Any(head => head.Number == entry.Number && head.Hash != entry.Hash))
                Break(entry.Number, AuditFault.NotAsNoted);

            (_expected, _previous) = (entry.Number + 1, entry.Hash);
            Head = new AuditHead(chain, entry.Number, entry.Hash);
        }

        private void Break(int number, AuditFault fault) => Broken ??= new BrokenChain(chain, number, fault);
    }
}
