using System.Globalization;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>The language of what is exported, with the words that stand in one place only.</summary>
public sealed class ExportLanguage
{
    public static readonly ExportLanguage Swedish = new("sv");
    public static readonly ExportLanguage English = new("en");

    private ExportLanguage(string code)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(code == "sv" ? "sv-SE" : "en-GB");
    }

    /// <summary>"sv" or "en".</summary>
    public string Code { get; }

    public CultureInfo Culture { get; }

    /// <returns>Null where there is no such language.</returns>
    public static ExportLanguage? Find(string code) => code switch
    {
        "sv" => Swedish,
        "en" => English,
        _ => null,
    };

    internal string this[string swedish, string english] => this == Swedish ? swedish : english;

    internal string this[LocalizedText text] => text[Code];
}
