using System.Text.Json.Nodes;
using CsCheck;
using Kommunenkat.Testing;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>Random small questionnaire files: a question of every type in any order, random display rules and indicators.</summary>
internal static class FileGen
{
    private static readonly string[] Types = ["single", "single", "multi", "matrix", "number", "date", "text"];
    private static readonly string[] Options = ["yes", "no", "other", "dont_know", "not_applicable", "none"];
    private static readonly string[] Statuses = ["invited", "started", "submitted"];

    public static readonly Gen<QuestionnaireFile> Small =
        from types in Gen.Shuffle(Types)
        from options in new GenEach<string[]>([.. types.Select(_ => Gen.Shuffle(Options, 2, Options.Length))])
        let asked = types.Select((type, index) => new Asked($"{type}{index}", type, options[index])).ToArray()
        from rules in new GenEach<JsonObject?>([.. asked.Select((_, index) => DisplayRule(asked[..index]))])
        from indicators in Indicators(asked)
        select QuestionnaireFile
            .Of(asked.Select((question, index) => rules[index] is { } rule ? question.ToJson().ShownIf(rule) : question.ToJson()))
            .Indicators(indicators);

    private static Gen<JsonObject?> DisplayRule(Asked[] earlier) => earlier.Length == 0
        ? Gen.Const((JsonObject?)null)
        : Gen.Frequency((1, Gen.Const((JsonObject?)null)), (1, Condition(Leaf(earlier), 1)!));

    private static Gen<JsonObject[]> Indicators(Asked[] asked)
    {
        var condition = Condition(Gen.Frequency((8, Leaf(asked)), (1, Gen.OneOf(Statuses).Select(Rule.Status))), 2);
        var minBase = Gen.Int[0, 6];
        var number = Gen.OneOf(
            Gen.Const(Rule.Value(asked.Single(question => question.Type == "number").Key)),
            Gen.Const(Rule.Count(asked.Single(question => question.Type == "multi").Key)),
            Index(condition));
        return new GenEach<JsonObject>(
        [
            Gen.Const(Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited"))),
            Gen.Select(condition, condition, minBase, (of, among, least) => Figure.Percent("percent", of, among, least)),
            Gen.Select(condition, Leaf(asked), minBase, (of, among, least) => Figure.Percent("simple_percent", of, among, least)),
            Gen.Select(number, condition, minBase, (of, among, least) => Figure.Mean("mean", of, among, least)),
            Gen.Select(Index(condition), condition, minBase, (of, among, least) => Figure.Index("index", of, among, least)),
            Gen.Select(condition, minBase, (of, least) => Figure.Count("count", of, minBase: least)),
            Gen.Select(condition, condition, minBase, (of, among, least) => Figure.Count("count_among", of, among, least)),
        ]);
    }

    private static Gen<JsonObject> Index(Gen<JsonObject> condition) =>
        Gen.Select(
            Gen.Select(Gen.OneOf(0.1m, 0.25m, 1m, 2m, 3m), condition, condition).Array[1, 4],
            Gen.OneOf(0m, 0.25m, 0.5m, 0.8m, 1m),
            (parts, share) => Rule.Index(share, parts.Select((part, index) => Rule.Component($"part{index}", part.Item1, part.Item2, part.Item3))));

    private static Gen<JsonObject> Condition(Gen<JsonObject> leaf, int depth)
    {
        if (depth == 0)
            return leaf;
        var below = Condition(leaf, depth - 1);
        return Gen.Frequency(
            (4, leaf),
            (1, below.Array[0, 3].Select(of => Rule.All(of))),
            (1, below.Array[0, 3].Select(of => Rule.Any(of))),
            (1, below.Select(Rule.Not)));
    }

    private static Gen<JsonObject> Leaf(Asked[] asked) => Gen.OneOf([.. asked.Select(question => question.Leaf())]);

    private sealed record Asked(string Key, string Type, string[] Options)
    {
        public JsonObject ToJson() => Type switch
        {
            "single" => Ask.Single(Key, Options),
            "multi" => Ask.Multi(Key, Options),
            "matrix" => Ask.Matrix(Key, ["x", "y"], Options),
            "number" => Ask.Number(Key, 0, 20, decimals: 1),
            "date" => Ask.Date(Key, "2025-01-01", "2025-01-20"),
            _ => Ask.Text(Key),
        };

        public Gen<JsonObject> Leaf()
        {
            var item = Type == "matrix" ? Gen.OneOf($"{Key}.x", $"{Key}.y") : Gen.Const(Key);
            var own = Type switch
            {
                "single" or "matrix" => Gen.OneOf(
                    item.Select(Gen.OneOf(Options), Rule.Is),
                    item.Select(Gen.Shuffle(Options, 1, Options.Length), (name, options) => Rule.In(name, options))),
                "multi" => item.Select(Gen.OneOf(Options), Rule.Includes),
                "number" => item.Select(Gen.Int[-1, 20], (name, limit) => Rule.Above(name, limit)),
                "date" => item.Select(Gen.Int[1, 20], (name, day) => Rule.After(name, $"2025-01-{day:00}")),
                _ => item.Select(Rule.Answered),
            };
            return Gen.Frequency((3, own), (1, item.Select(Rule.Answered)), (1, item.Select(Rule.Substantive)));
        }
    }
}
