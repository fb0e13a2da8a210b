using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kommunenkat.App.Tests.Database;

/// <summary>
/// What both engines understand alike. A statement is parsed as T-SQL; running it on SQLite is the other half. A parser alone
/// lets through what only looks like T-SQL: <c>b = TRUE</c> compares with a column, <c>LENGTH(x)</c> may be anybody's function.
/// </summary>
internal static class PortableSql
{
    /// <summary>Functions that both engines have and that give the same on both.</summary>
    public static readonly IReadOnlySet<string> Functions = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT", "SUM", "MIN", "MAX", "AVG", "ABS", "SUBSTRING", "REPLACE", "LOWER", "UPPER", "TRIM", "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD",
    };

    private static readonly HashSet<string> RefusedWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "TOP", "LIMIT", "OFFSET", "FETCH", "RETURNING", "OUTPUT", "MERGE", "CONFLICT", "TRUE", "FALSE", "ILIKE", "GLOB", "ISNULL", "IFNULL", "NOLOCK", "CAST", "CONVERT",
    };

    /// <summary>All that is wrong with the statement; empty: nothing.</summary>
    public static IReadOnlyList<string> Faults(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(SqlConstants.Expanded(sql)), out var errors);
        var faults = errors.Select(error => $"line {error.Line}: {error.Message}").ToList();
        // Words are looked for among the tokens too, so that a statement that is no T-SQL at all says which word made it so.
        foreach (var token in new TSql160Parser(true).GetTokenStream(new StringReader(sql), out _))
        {
            if (token.TokenType is not (TSqlTokenType.AsciiStringLiteral or TSqlTokenType.UnicodeStringLiteral or TSqlTokenType.QuotedIdentifier)
                && RefusedWords.Contains(token.Text ?? ""))
            {
                faults.Add($"line {token.Line}: {token.Text} is not portable");
            }
        }

        if (sql.Contains("||", StringComparison.Ordinal))
            faults.Add("|| is not portable");
        var visitor = new Visitor();
        fragment?.Accept(visitor);
        return [.. faults, .. visitor.Faults];
    }

    private sealed class Visitor : TSqlFragmentVisitor
    {
        public List<string> Faults { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (!Functions.Contains(node.FunctionName.Value))
                Fault(node, $"function {node.FunctionName.Value} is not on the list of portable ones");
        }

        /// <summary>Functions with a syntax of their own; COALESCE, NULLIF and CASE are everywhere.</summary>
        public override void Visit(PrimaryExpression node)
        {
            if (node is IIfCall or LeftFunctionCall or RightFunctionCall or ParameterlessCall or AtTimeZoneCall or TryCastCall
                or TryConvertCall or ParseCall or TryParseCall or NextValueForExpression or PartitionFunctionCall)
            {
                Fault(node, $"{node.GetType().Name} is not portable");
            }
        }

        public override void Visit(GlobalVariableExpression node) => Fault(node, $"{node.Name} is not portable");

        public override void Visit(SelectStarExpression node) => Fault(node, "queries name their columns");

        public override void Visit(BinaryExpression node)
        {
            if (node.BinaryExpressionType == BinaryExpressionType.Add && (node.FirstExpression is StringLiteral || node.SecondExpression is StringLiteral))
                Fault(node, "texts are joined in C#: + adds numbers on SQLite");
        }

        public override void Visit(LikePredicate node) => Fault(node, "LIKE folds case on SQLite only");

        public override void Visit(TableHint node) => Fault(node, "hints are not portable");

        public override void Visit(SchemaObjectName node)
        {
            if (node.SchemaIdentifier is not null)
                Fault(node, "SQLite has no schemas");
        }

        public override void Visit(Identifier node)
        {
            if (node.QuoteType == QuoteType.SquareBracket)
                Fault(node, "names that need quotes get double ones");
        }

        private void Fault(TSqlFragment node, string message) => Faults.Add($"line {node.StartLine}: {message}");
    }
}
