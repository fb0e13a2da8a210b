namespace Kommunenkat.Survey.Questionnaires;

/// <summary>One text in each language that the questionnaire file declares.</summary>
public sealed class LocalizedText
{
    private readonly IReadOnlyDictionary<string, string> _byLocale;
    private readonly string _defaultLocale;

    /// <param name="byLocale">Text per locale ("sv", "en").</param>
    /// <param name="defaultLocale">The locale used when another is asked for that the text does not have.</param>
    public LocalizedText(IReadOnlyDictionary<string, string> byLocale, string defaultLocale)
    {
        _byLocale = byLocale;
        _defaultLocale = defaultLocale;
    }

    public IReadOnlyDictionary<string, string> ByLocale => _byLocale;

    /// <summary>The text in <paramref name="locale"/>, else in the default locale, else empty.</summary>
    public string this[string locale] =>
        _byLocale.GetValueOrDefault(locale) ?? _byLocale.GetValueOrDefault(_defaultLocale) ?? "";

    public override string ToString() => this[_defaultLocale];
}
