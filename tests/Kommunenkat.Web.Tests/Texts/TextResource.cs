using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kommunenkat.Testing;

namespace Kommunenkat.Web.Tests.Texts;

/// <summary>The texts of one folder, as their files lie in the repository.</summary>
/// <param name="Name">Name of the class that stands for them, for instance AnsweringTexts.</param>
/// <param name="Folder">Full path.</param>
internal sealed partial record TextResource(string Name, string Folder)
{
    public static readonly string Web = Path.Combine(ReferenceFiles.Root, "src", "Kommunenkat.Web");

    public static readonly IReadOnlyList<TextResource> All =
    [
        .. SourceFiles("*Texts.resx").Order(StringComparer.Ordinal)
            .Select(path => new TextResource(Path.GetFileNameWithoutExtension(path), Path.GetDirectoryName(path)!)),
    ];

    public IReadOnlyDictionary<string, string> Swedish => Read($"{Name}.resx");

    public IReadOnlyDictionary<string, string> English => Read($"{Name}.en.resx");

    public static IEnumerable<string> SourceFiles(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories).Where(path =>
            !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>The numbers of a text's placeholders, each once.</summary>
    public static IReadOnlyList<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal)];

    public override string ToString() => Name;

    // A key that stands twice is a fault of the file, and ToDictionary says which.
    private Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<number>[0-9]+)[^}]*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
