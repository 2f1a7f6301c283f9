import json,sys,collections
ev=json.load(open('/tmp/trace.json'))['traceEvents']
names={}
for e in ev:
    if e['ph']=='M' and e['name']=='thread_name': names[(e['pid'],e['tid'])]=e['args']['name']
tot=collections.defaultdict(float)
span={}
for e in ev:
    if e['ph']=='X':
        k=(e['pid'],e['tid'])
        if e['name'] in('RunTask','ThreadControllerImpl::RunTask','ThreadPool_RunTask','TaskGraphRunner::RunTask'): tot[(names.get(k,'?'),k,e['name'])]+=e.get('dur',0)/1000
for k,v in sorted(tot.items(),key=lambda x:-x[1])[:18]: print(round(v),k)
main=[k for k,n in names.items() if n=='CrRendererMain']
mk=max(main,key=lambda k:sum(1 for e in ev if e['ph']=='X' and (e['pid'],e['tid'])==k))
E=[e for e in ev if e['ph']=='X' and (e['pid'],e['tid'])==mk]
E.sort(key=lambda e:(e['ts'],-e.get('dur',0)))
self=collections.defaultdict(float);cnt=collections.Counter();mx=collections.defaultdict(float)
stack=[]
for e in E:
    d=e.get('dur',0)
    while stack and stack[-1][0]<=e['ts']: stack.pop()
    if stack: self[stack[-1][1]]-=d
    self[e['name']]+=d;cnt[e['name']]+=1;mx[e['name']]=max(mx[e['name']],d)
    stack.append((e['ts']+d,e['name']))
for n,v in sorted(self.items(),key=lambda x:-x[1])[:28]: print(f"{v/1000:8.1f} ms self  n={cnt[n]} max={mx[n]/1000:.1f} {n}")
