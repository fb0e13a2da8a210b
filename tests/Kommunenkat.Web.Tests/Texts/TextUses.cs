using System.Text.RegularExpressions;
using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Accounts;
using Kommunenkat.Web.Features.Answering;
using Kommunenkat.Web.Features.Exports;

namespace Kommunenkat.Web.Tests.Texts;

/// <summary>Where the source asks for texts: <c>Texts["Key"]</c>, whatever the localizer is called in the file.</summary>
internal sealed partial class TextUses
{
    /// <summary>What stands behind the keys that are put together while the program runs.</summary>
    private static readonly Dictionary<(string Resource, string Prefix), string[]> Built = new()
    {
        [("AnsweringTexts", "State.")] = Enum.GetNames<ResponseState>(),
        [("AnsweringTexts", "SaveState.")] = [.. Enum.GetNames<SaveState>().Where(name => name != nameof(SaveState.Untouched))],
        [("AnsweringTexts", "Fault.")] = Enum.GetNames<AnswerFaultKind>(),
        [("SubmittingTexts", "Finding.")] = Enum.GetNames<FindingKind>(),
        [("SubmittingTexts", "Event.")] = Enum.GetNames<ResponseAction>(),
        [("SubmittingTexts", "Difference.")] = Enum.GetNames<DifferenceKind>(),
        [("SubmittingTexts", "DeskUntil.")] = Enum.GetNames<PeriodKind>(),
        [("LastRoundTexts", "Warning.")] = Enum.GetNames<WarningKind>(),
        [("CopiesTexts", "State.")] = Enum.GetNames<ResponseState>(),
        [("AccessTexts", "Role_")] = Enum.GetNames<Role>(),
        [("AccessTexts", "Fault_")] = Enum.GetNames<SignInFault>(),
        [("AuditingTexts", "Action.")] = Enum.GetNames<AuditAction>(),
        [("AuditingTexts", "Object.")] = Enum.GetNames<AuditObject>(),
        [("AuditingTexts", "Fact.")] = Enum.GetNames<AuditFact>(),
        [("AuditingTexts", "RoundState.")] = Enum.GetNames<RoundState>(),
        [("AuditingTexts", "Method.")] = Enum.GetNames<SignInMethod>(),
        [("AuditingTexts", "Choice.")] = Enum.GetNames<ClashChoice>(),
        [("FormsTexts", "Kind.")] = Enum.GetNames<DifferenceKind>(),
        [("FormsTexts", "Why.")] = Enum.GetNames<FormRefusal>(),
        [("AccountsTexts", "Done.")] = Enum.GetNames<AccountsDone>(),
        [("AccountsTexts", "Standing.")] = Enum.GetNames<GrantStanding>(),
        [("AccountsTexts", "Method.")] = Enum.GetNames<SignInMethod>(),
        [("AccountsTexts", "Explain.")] = Enum.GetNames<Role>(),
        [("ExportsTexts", "Level.")] = Enum.GetNames<AreaLevel>(),
        [("ExportsTexts", "Form.")] = Enum.GetNames<ExportForm>(),
        [("ExportsTexts", "FormHint.")] = Enum.GetNames<ExportForm>(),
    };

    private readonly List<(string Resource, string Key, string File)> _keys = [];
    private readonly List<(string Resource, string Prefix, string File)> _prefixes = [];
    private readonly Dictionary<string, HashSet<string>> _words = new(StringComparer.Ordinal);

    public static readonly TextUses OfWeb = Find();

    /// <summary>Keys that are asked for, each with the file that does; of a known enum one per member.</summary>
    public IEnumerable<(string Key, string File)> Keys(TextResource resource) =>
        _keys.Where(use => use.Resource == resource.Name).Select(use => (use.Key, use.File))
            .Concat(_prefixes.Where(use => use.Resource == resource.Name).SelectMany(use =>
                Built.GetValueOrDefault((use.Resource, use.Prefix), []).Select(member => (use.Prefix + member, use.File))));

    /// <summary>Beginnings of keys whose end is only known while the program runs, and not of an enum named above.</summary>
    public IEnumerable<(string Prefix, string File)> OpenPrefixes(TextResource resource) =>
        _prefixes.Where(use => use.Resource == resource.Name && !Built.ContainsKey((use.Resource, use.Prefix))).Select(use => (use.Prefix, use.File));

    /// <summary>Asked for outright, by a beginning, or named in the folder: keys also lie in tables and choices there.</summary>
    public bool IsUsed(TextResource resource, string key) =>
        Keys(resource).Any(use => use.Key == key)
        || OpenPrefixes(resource).Any(use => key.StartsWith(use.Prefix, StringComparison.Ordinal))
        || _words.GetValueOrDefault(resource.Folder)?.Contains(key) == true;

    private static TextUses Find()
    {
        var uses = new TextUses();
        var files = TextResource.SourceFiles("*.razor").Concat(TextResource.SourceFiles("*.cs")).ToDictionary(path => path, File.ReadAllText);
        var imported = files.Where(file => Path.GetFileName(file.Key) == "_Imports.razor")
            .ToDictionary(file => Path.GetDirectoryName(file.Key)!, file => Localizers(file.Value));
        foreach (var (path, source) in files)
        {
            var folder = Path.GetDirectoryName(path)!;
            foreach (var (name, resource) in Localizers(source).Concat(imported.GetValueOrDefault(folder, [])).DistinctBy(localizer => localizer.Name))
                uses.Add(path, source, name, resource);
            if (!uses._words.TryGetValue(folder, out var words))
                uses._words[folder] = words = new HashSet<string>(StringComparer.Ordinal);
            words.UnionWith(QuotedWord().Matches(source).Select(match => match.Groups["word"].Value));
        }

        return uses;
    }

    private void Add(string path, string source, string localizer, string resource)
    {
        var file = Path.GetRelativePath(TextResource.Web, path);
        foreach (Match use in Regex.Matches(source, $$"""\b{{localizer}}\[(?<built>\$?)"(?<key>[^"{]+)""", RegexOptions.ExplicitCapture))
        {
            if (use.Groups["built"].Length > 0)
                _prefixes.Add((resource, use.Groups["key"].Value, file));
            else
                _keys.Add((resource, use.Groups["key"].Value, file));
        }

        foreach (Match use in Regex.Matches(source, $"""\b{localizer}\[[^\]"]*\? "(?<one>[^"]+)" : "(?<other>[^"]+)"[\],]""", RegexOptions.ExplicitCapture))
        {
            _keys.Add((resource, use.Groups["one"].Value, file));
            _keys.Add((resource, use.Groups["other"].Value, file));
        }
    }

    private static (string Name, string Resource)[] Localizers(string source) =>
        [.. Localizer().Matches(source).Select(match => (match.Groups["name"].Value, match.Groups["resource"].Value))];

    [GeneratedRegex(@"IStringLocalizer<(?<resource>\w+)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Localizer();

    [GeneratedRegex("""(?<!\$)"(?<word>[A-Za-z0-9_.]+)"(?!\])""", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedWord();
}
