using Dashboard.Web.Components.Live;

namespace Dashboard.Web.Tests.Components.Live;

public sealed class RowMarksTests
{
    private readonly RowMarks<(int Id, string Name), int> _marks = new(row => row.Id, row => row.Name);

    [Fact]
    public void ClassOf_ChangedAndNewRows_MarksThemAlone()
    {
        _marks.Take([(1, "one"), (2, "two")], isSameQuestion: false);

        _marks.Take([(1, "one"), (2, "deux"), (3, "three")], isSameQuestion: true);

        Assert.Null(_marks.ClassOf((1, "one")));
        Assert.NotNull(_marks.ClassOf((2, "deux")));
        Assert.NotNull(_marks.ClassOf((3, "three")));
    }

    [Fact]
    public void ClassOf_RowChangedTwice_ChangesItsClassSoThatItGlowsAgain()
    {
        _marks.Take([(1, "one")], isSameQuestion: false);
        _marks.Take([(1, "uno")], isSameQuestion: true);
        var first = _marks.ClassOf((1, "uno"));

        _marks.Take([(1, "eins")], isSameQuestion: true);

        Assert.NotNull(_marks.ClassOf((1, "eins")));
        Assert.NotEqual(first, _marks.ClassOf((1, "eins")));
    }

    [Fact]
    public void ClassOf_RowsOfAnotherQuestion_MarksNothing()
    {
        _marks.Take([(1, "one")], isSameQuestion: true);

        _marks.Take([(2, "two")], isSameQuestion: false);

        Assert.Null(_marks.ClassOf((2, "two")));
    }
}
