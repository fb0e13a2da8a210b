using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Kommunenkat.App.Database;

/// <summary>One connection, with its transaction when something is to be written: what stores run their statements on.</summary>
/// <param name="onStatement">Called for every statement that is run.</param>
internal sealed partial class DbSession(DbConnection connection, DbTransaction? transaction, Dialect dialect, Action onStatement)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        onStatement();
        return [.. await connection.QueryAsync<T>(sql, parameters, transaction)];
    }

    public Task<T?> FindAsync<T>(string sql, object? parameters = null)
    {
        onStatement();
        return connection.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction);
    }

    /// <summary>Runs a statement and gives the number of rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        onStatement();
        return connection.ExecuteAsync(sql, parameters, transaction);
    }

    /// <summary>Runs an insert that may meet a row with the same key; false when it did.</summary>
    public async Task<bool> TryInsertAsync(string sql, object parameters)
    {
        try
        {
            return await ExecuteAsync(sql, parameters) == 1;
        }
        catch (DbException exception) when (dialect.IsDuplicate(exception))
        {
            return false;
        }
    }

    /// <summary>
    /// Runs a one-row insert for many rows, many rows a statement: the portable bulk insert. Parameters are named as the
    /// properties of <typeparamref name="T"/>.
    /// </summary>
    public async Task InsertManyAsync<T>(string insertSql, IEnumerable<T> rows)
    {
        var valuesAt = insertSql.IndexOf("VALUES", StringComparison.Ordinal);
        var columns = ParameterName().Matches(insertSql[valuesAt..])
            .Select(match => typeof(T).GetProperty(match.Value[1..])
                ?? throw new ArgumentException($"{typeof(T).Name} has no property for {match.Value}.", nameof(insertSql)))
            .ToArray();
        // A statement of a thousand rows gains nothing over one of a hundred, and is slow to prepare.
        foreach (var chunk in rows.Chunk(Math.Min(100, dialect.MaxParameters / columns.Length)))
        {
            var parameters = new DynamicParameters();
            var values = chunk.Select((row, r) => $"({string.Join(", ", columns.Select((column, c) =>
            {
                var value = column.GetValue(row);
                parameters.Add($"p{r}_{c}", value, value is null ? ColumnTypes.OfNull(column.PropertyType) : null);
                return $"@p{r}_{c}";
            }))})");
            await ExecuteAsync($"{insertSql[..valuesAt]}VALUES {string.Join(", ", values)}", parameters);
        }
    }

    [GeneratedRegex("@[A-Za-z][A-Za-z0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName();
}
