using Dashboard.ReadSide.Storage;

namespace Dashboard.PostgreSql.Read;

/// <summary>Writes one column of rows that are copied.</summary>
internal abstract class CopyColumn
{
    /// <summary>The writer of a column.</summary>
    /// <exception cref="InvalidOperationException">It holds what a copy of ours does not know yet.</exception>
    public static CopyColumn Of(ColumnMap column) =>
        (column is ColumnMap<string> text ? new TextColumn(text) : null)
        ?? Of<Guid>(column, (copy, value) => copy.Write(value))
        ?? Of<int>(column, (copy, value) => copy.Write(value))
        ?? Of<long>(column, (copy, value) => copy.Write(value))
        ?? Of<double>(column, (copy, value) => copy.Write(value))
        ?? Of<decimal>(column, (copy, value) => copy.Write(value))
        ?? Of<bool>(column, (copy, value) => copy.Write(value))
        ?? Of<DateOnly>(column, (copy, value) => copy.Write(value))
        ?? Of<DateTimeOffset>(column, (copy, value) => copy.Write(value))
        ?? throw new InvalidOperationException($"A copy cannot hold the {column.DriverType.Name} of {column.Name}.");

    /// <summary>Writes the column's value of a row.</summary>
    public abstract void Write(CopyWriter copy, object row);

    private static CopyColumn? Of<T>(ColumnMap column, Action<CopyWriter, T> write)
        where T : struct => column switch
    {
        ColumnMap<T> always => new ValueColumn<T>(always, write),
        ColumnMap<T?> maybe => new NullableColumn<T>(maybe, write),
        _ => null,
    };

    private sealed class TextColumn(ColumnMap<string> column) : CopyColumn
    {
        public override void Write(CopyWriter copy, object row) => copy.Write(column.Get(row));
    }

    private sealed class ValueColumn<T>(ColumnMap<T> column, Action<CopyWriter, T> write) : CopyColumn
        where T : struct
    {
        public override void Write(CopyWriter copy, object row) => write(copy, column.Get(row));
    }

    private sealed class NullableColumn<T>(ColumnMap<T?> column, Action<CopyWriter, T> write) : CopyColumn
        where T : struct
    {
        public override void Write(CopyWriter copy, object row)
        {
            if (column.Get(row) is { } value)
            {
                write(copy, value);
            }
            else
            {
                copy.WriteNull();
            }
        }
    }
}
