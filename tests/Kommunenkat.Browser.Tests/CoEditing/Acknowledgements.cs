using System.Collections.Concurrent;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>What a page has told its visitor to be safe: an item, and the text that stood in it.</summary>
internal sealed record Acknowledgement(string Item, string Text);

/// <summary>
/// Listens to a visitor's pages, through every reload, and notes each text that the visitor had changed and that the page then
/// called settled. It looks at the very attributes that take the text out of the browser's keeping.
/// </summary>
internal sealed class Acknowledgements
{
    private const string Script =
        """
        const taken = new Map();
        new MutationObserver(changes => {
          for (const { target } of changes) {
            const { item, text, taken: number, settled } = target.dataset;
            if (settled !== 'true' || number === '0' || taken.get(item) === `${number} ${text}`) continue;
            taken.set(item, `${number} ${text}`);
            keAcknowledge(item, text);
          }
        }).observe(document, { subtree: true, attributeFilter: ['data-taken', 'data-settled', 'data-text'] });
        """;

    private readonly ConcurrentQueue<Acknowledgement> _all = [];

    public IReadOnlyList<Acknowledgement> All => [.. _all];

    public static async Task<Acknowledgements> OfAsync(Visitor visitor)
    {
        var heard = new Acknowledgements();
        await visitor.Context.ExposeFunctionAsync<string, string, bool>("keAcknowledge", (item, text) =>
        {
            heard._all.Enqueue(new Acknowledgement(item, text));
            return true;
        });
        await visitor.Context.AddInitScriptAsync(Script);
        return heard;
    }
}
