using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.Survey.Expressions;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>A form as a file. It holds the draft: it is for the municipality's own people, and is kept nowhere.</summary>
/// <param name="Name">"enkat-2027-bjurholm.xlsx": small letters, digits and - alone, whatever system it comes to.</param>
/// <param name="Content">An Excel workbook.</param>
public sealed record FormDocument(string Name, byte[] Content);

/// <summary>Makes the Excel form of a municipality's response, with its draft filled in.</summary>
public sealed class WriteForm(OpenResponse openResponse, TimeProvider time)
{
    /// <param name="ruleInWords">Says when a question is asked, in the language of the form: as the pages do.</param>
    /// <returns>The form, or <see cref="FailureKind.NotFound"/> for whoever may not read the draft.</returns>
    public async Task<Outcome<FormDocument>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, ExportLanguage language, Func<BooleanExpression, string> ruleInWords, CancellationToken cancellation = default)
    {
        var opened = await openResponse.RunAsync(actor, roundKey, municipalityCode, cancellation);
        if (!opened.IsSuccess)
            return opened.Failure;
        var book = new FormLayout(opened.Value, language, ruleInWords).Of(time.GetUtcNow());
        return new FormDocument($"enkat-{Plain(roundKey)}-{Plain(opened.Value.Municipality.Name)}.xlsx", FormFile.Write(book));
    }

    /// <summary>Letters without what stands above them, and - for all that is neither letter nor digit.</summary>
    private static string Plain(string text) => new([.. FileWords.WithoutMarks(text).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
}
