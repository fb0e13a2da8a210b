using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>All texts of the interface in both languages, from the files that the server is built from.</summary>
internal sealed partial class InterfaceTexts
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly List<Regex> _swedish = [];
    private readonly List<Regex> _english = [];

    public InterfaceTexts()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.WebProject, "*Texts.resx", SearchOption.AllDirectories))
        {
            var english = Read(Path.ChangeExtension(file, ".en.resx"));
            foreach (var (name, swedish) in Read(file).Where(text => text.Value != english[text.Key]))
            {
                Add(_swedish, swedish);
                Add(_english, english[name]);
            }
        }

        // The link to the other language is written in that language.
        _swedish.RemoveAll(text => text.IsMatch("Svenska"));
        _english.RemoveAll(text => text.IsMatch("English"));
    }

    public int Count => _swedish.Count;

    /// <returns>Those texts that are in the other language.</returns>
    public IEnumerable<string> Foreign(IEnumerable<string> texts, string language)
    {
        var (own, other) = language == "sv" ? (_swedish, _english) : (_english, _swedish);
        // "Start" is both; so may a word of one text be another text of the other language.
        return texts.Where(text => other.Any(pattern => pattern.IsMatch(text)) && !own.Any(pattern => pattern.IsMatch(text)));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value, StringComparer.Ordinal);

    private static void Add(List<Regex> patterns, string text)
    {
        // A text that is hardly more than its gaps would be found everywhere.
        if (Gap().Replace(text, "").Count(char.IsLetter) < 2)
            return;
        var pattern = string.Join(".+", Gap().Split(text.Trim()).Select(Regex.Escape));
        patterns.Add(new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, Limit));
    }

    [GeneratedRegex(@"\{[0-9][^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
