using System.Globalization;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>
/// How a field tells the browser where it stands. The script of the answering page owns what is in the controls; from these
/// attributes it learns what the server has taken of it, what is safe on disk, and what a colleague has changed.
/// </summary>
internal static class FieldAttributes
{
    public static IReadOnlyDictionary<string, object> Of(AnswerField field) => new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["data-item"] = field.Item.Key.ToString(),
        ["data-text"] = field.Text,
        ["data-version"] = field.Version.ToString(CultureInfo.InvariantCulture),
        ["data-taken"] = field.Taken.ToString(CultureInfo.InvariantCulture),
        ["data-settled"] = field.IsUnsaved ? "false" : "true",
    };
}
