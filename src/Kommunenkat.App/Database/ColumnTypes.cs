using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.App.Database;

/// <summary>
/// How ids, times and days are stored: natively on SQL Server, as text on SQLite, which has no such types. Text sorts as the
/// values do.
/// </summary>
internal static class ColumnTypes
{
    public static void Register()
    {
        // Dapper ignores a handler for parameters of types it has a mapping for, unless the mapping is taken away first.
        foreach (var type in (Type[])[typeof(Guid), typeof(Guid?), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateOnly), typeof(DateOnly?)])
            SqlMapper.RemoveTypeMap(type);
        SqlMapper.AddTypeHandler(new GuidHandler());
        SqlMapper.AddTypeHandler(new TimeHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
    }

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is string text ? Guid.Parse(text) : (Guid)value;

        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            if (parameter is SqliteParameter)
                parameter.Value = value.ToString("D");
            else
                (parameter.DbType, parameter.Value) = (DbType.Guid, value);
        }
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        public override DateTimeOffset Parse(object value) => value is string text
            ? DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : (DateTimeOffset)value;

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            var utc = value.ToUniversalTime();
            if (parameter is SqliteParameter)
                parameter.Value = utc.ToString(Format, CultureInfo.InvariantCulture);
            else
                (parameter.DbType, parameter.Value) = (DbType.DateTimeOffset, utc);
        }
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => DateOnly.FromDateTime(time),
            _ => (DateOnly)value,
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            if (parameter is SqliteParameter)
                parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            else
                (parameter.DbType, parameter.Value) = (DbType.Date, value.ToDateTime(TimeOnly.MinValue));
        }
    }
}
